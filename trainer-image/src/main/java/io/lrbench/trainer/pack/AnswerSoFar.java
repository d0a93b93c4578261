package io.lrbench.trainer.pack;

import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of a pack that has not ended yet, written whenever a trial ends: whatever ends the
 * process then, even SIGKILL, these trials have their results.
 */
final class AnswerSoFar {
  private final OutputFiles output;
  private final List<TrialResult> results = new ArrayList<>();

  AnswerSoFar(OutputFiles output) {
    this.output = output;
  }

  synchronized boolean isEmpty() {
    return results.isEmpty();
  }

  /** A trial has ended; any thread may say so. */
  synchronized TrialResult with(PackFacts facts, TrialResult result) throws IOException {
    results.add(result);
    output.answer(new PackResult(PackConfig.VERSION, facts, results, null));
    return result;
  }
}
