package io.lrbench.operator.cli.progress;

import io.lrbench.operator.cli.text.Decimal;
import io.lrbench.operator.cli.text.Durations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A snapshot as a few lines that are drawn over each other on a terminal. */
public final class LiveView {
  private static final int BAR = 24;
  private static final int DIGITS = 4;
  private static final int MARKS_AT_MOST = 16;

  private LiveView() {}

  /**
   * A headline, a line a policy, and one for what waits.
   *
   * @param width characters a line may have
   * @param height lines that fit
   */
  public static List<String> lines(Snapshot snapshot, int width, int height) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(snapshot));
    Map<String, List<TrialView>> policies = snapshot.byPolicy();
    int name = policies.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, List<TrialView>> policy : policies.entrySet()) {
      lines.add(policyLine(policy.getKey(), name, policy.getValue(), snapshot.metric()));
    }
    int room = height - (snapshot.waiting().isPresent() ? 1 : 0);
    if (lines.size() > room) {
      int hidden = lines.size() - room + 1;
      lines.subList(room - 1, lines.size()).clear();
      lines.add("  … and " + hidden + " more policies");
    }
    snapshot.waiting().ifPresent(lines::add);
    return lines.stream().map(line -> clipped(line, width)).toList();
  }

  private static String headline(Snapshot snapshot) {
    int filled = (int) Math.round(snapshot.share() * BAR);
    Optional<String> remaining = snapshot.remaining().map(Durations::clock);
    return snapshot.benchmark()
        + "  "
        + "█".repeat(filled)
        + "░".repeat(BAR - filled)
        + "  "
        + snapshot.finished()
        + "/"
        + snapshot.trials().size()
        + " trials  "
        + Durations.clock(snapshot.elapsed())
        + remaining.map(left -> ", about " + left + " left").orElse("");
  }

  private static String policyLine(
      String policy, int nameWidth, List<TrialView> trials, String metric) {
    OptionalDouble mean =
        trials.stream()
            .filter(trial -> trial.state() == TrialView.State.SUCCEEDED)
            .flatMap(trial -> trial.ending().flatMap(end -> Score.of(end, metric)).stream())
            .mapToDouble(Double::doubleValue)
            .average();
    return "  "
        + policy
        + " ".repeat(nameWidth - policy.length())
        + "  "
        + (trials.size() <= MARKS_AT_MOST ? marks(trials) : counts(trials))
        + (mean.isPresent()
            ? "  " + metric + " " + Decimal.rounded(mean.getAsDouble(), DIGITS)
            : "");
  }

  private static String marks(List<TrialView> trials) {
    StringBuilder marks = new StringBuilder();
    for (TrialView trial : trials) {
      marks.append(
          switch (trial.state()) {
            case PENDING -> '·';
            case RUNNING -> '◐';
            case SUCCEEDED -> '●';
            case DIVERGED -> '∞';
            case FAILED -> '✗';
          });
    }
    return marks.toString();
  }

  private static String counts(List<TrialView> trials) {
    List<TrialView.State> states = trials.stream().map(TrialView::state).toList();
    long finished = states.stream().filter(TrialView.State::isFinished).count();
    StringBuilder text = new StringBuilder(finished + "/" + states.size());
    for (TrialView.State state :
        List.of(TrialView.State.RUNNING, TrialView.State.DIVERGED, TrialView.State.FAILED)) {
      int count = Collections.frequency(states, state);
      if (count > 0) {
        text.append(", ").append(count).append(' ').append(PlainView.word(state));
      }
    }
    return text.toString();
  }

  private static String clipped(String line, int width) {
    return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
  }
}
