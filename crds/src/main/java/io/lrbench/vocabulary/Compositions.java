package io.lrbench.vocabulary;

import io.lrbench.api.PlainBlock;
import io.lrbench.api.SequencePart;
import io.lrbench.policy.Chained;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Policies made of several blocks. */
final class Compositions {
  private Compositions() {}

  /**
   * A sequence behind a warm-up: {@code until} counts the trial's updates, the warm-up included.
   */
  static Resolved sequence(List<SequencePart> parts, long warmup, Horizon trial) {
    List<Long> starts = starts(parts, warmup, trial);
    List<LrPolicy> policies = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      long end = i + 1 < parts.size() ? starts.get(i + 1) : trial.updates() - warmup;
      Horizon lives = new Horizon(end - starts.get(i), trial.updatesPerEpoch());
      SequencePart part = parts.get(i);
      policies.add(Blocks.plain("sequence[" + i + "]", part, lives).policy());
    }
    LrPolicy sequence = new Sequence(policies, starts);
    return new Resolved(sequence, sequence.learningRate(0, List.of()));
  }

  private static List<Long> starts(List<SequencePart> parts, long warmup, Horizon trial) {
    if (parts.isEmpty()) {
      throw new InvalidPolicyException("sequence", "an empty list", "write at least one block");
    }
    List<Long> starts = new ArrayList<>(List.of(0L));
    for (int i = 0; i < parts.size(); i++) {
      String path = "sequence[" + i + "].until";
      boolean last = i == parts.size() - 1;
      if (last != (parts.get(i).until() == null)) {
        throw new InvalidPolicyException(
            path,
            last ? String.valueOf(parts.get(i).until().wire()) : "nothing",
            last
                ? "remove it: the last part runs to the end"
                : "write the trial's update where this part ends, such as \"50%\"");
      }
      if (last) {
        break;
      }
      long until = Lengths.duration(parts.get(i).until(), trial) - warmup;
      if (until < starts.get(i) || until > trial.updates() - warmup) {
        throw new InvalidPolicyException(
            path,
            parts.get(i).until().wire() + " (update " + (until + warmup) + ")",
            "write an update from " + (starts.get(i) + warmup) + " to " + trial.updates(),
            true);
      }
      starts.add(until);
    }
    return starts;
  }

  static Resolved chained(List<PlainBlock> blocks, Horizon horizon) {
    if (blocks.isEmpty()) {
      throw new InvalidPolicyException("chained", "an empty list", "write at least one block");
    }
    List<LrPolicy> members = new ArrayList<>();
    List<Double> bases = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      PlainBlock block = blocks.get(i);
      String path = "chained[" + i + "]";
      Resolved member = Blocks.plain(path, block, horizon);
      if (member.base() == 0) {
        throw new InvalidPolicyException(
            path, "a base rate of 0", "write a block whose base rate is above 0");
      }
      members.add(member.policy());
      bases.add(member.base());
    }
    return new Resolved(new Chained(members, bases), bases.get(0));
  }
}
