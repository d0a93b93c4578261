package io.lrbench.vocabulary;

import io.lrbench.api.NamedBlock;
import io.lrbench.api.PlateauBlock;
import io.lrbench.policy.ChangeOnPlateau;
import io.lrbench.policy.Gain;
import io.lrbench.policy.Greedy;
import io.lrbench.policy.Improvement;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.ReduceOnPlateau;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Policies that follow the held-out metric. */
final class PlateauPolicies {
  private static final double GREEDY_FACTOR = 0.95;
  private static final double GREEDY_THRESHOLD = 1e-6;
  private static final long PATIENCE = 10;
  private static final double EPSILON = 1e-8;

  /** Updates, evenly over the trial, where rates of policies are compared. */
  private static final int LOOKS = 100;

  private static final long NO_RESET = Long.MAX_VALUE;

  private PlateauPolicies() {}

  static Resolved resolve(String path, PlateauBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    return switch (block.type()) {
      case CHANGE -> change(path, block, arguments);
      case REDUCE -> {
        double lr = arguments.rate("lr");
        yield new Resolved(reduce(arguments, lr), lr);
      }
      case GREEDY -> {
        double lr = arguments.rate("lr");
        yield new Resolved(greedy(arguments, lr), lr);
      }
    };
  }

  /** ReduceLROnPlateau with PyTorch's defaults, which are Hugging Face's too. */
  static LrPolicy reduce(Arguments arguments, double lr) {
    double factor = arguments.numberOr("factor", 0.1);
    if (factor < 0 || factor >= 1) {
      throw arguments.invalid("factor", factor, "write a number from 0 to below 1");
    }
    return new ReduceOnPlateau(
        lr,
        factor,
        arguments.countOr("patience", PATIENCE, 0),
        improvement(arguments, 1e-4, "rel"),
        arguments.countOr("cooldown", 0, 0),
        arguments.rateOr("minLr", 0),
        arguments.rateOr("eps", EPSILON));
  }

  /** GreedyLR of the paper: no bounds but those given. */
  private static LrPolicy greedy(Arguments arguments, double lr) {
    double max = arguments.has("maxLr") ? arguments.rate("maxLr") : Double.MAX_VALUE;
    return greedy(arguments, lr, arguments.rateOr("minLr", 0), max, 1, NO_RESET);
  }

  /** GreedyLR with transformers' arguments and defaults. */
  static LrPolicy huggingFaceGreedy(Arguments arguments, double lr) {
    int window =
        arguments.flagOr("smooth", false) ? (int) arguments.countOr("windowSize", 50, 1) : 1;
    return greedy(
        arguments,
        lr,
        arguments.rateOr("minLr", 1e-3),
        arguments.rateOr("maxLr", 1),
        window,
        arguments.countOr("resetStart", 500, 0));
  }

  private static LrPolicy greedy(
      Arguments arguments, double lr, double min, double max, int window, long resetAfter) {
    double factor = arguments.numberOr("factor", GREEDY_FACTOR);
    if (factor <= 0 || factor >= 1) {
      throw arguments.invalid("factor", factor, "write a number between 0 and 1");
    }
    if (min > max) {
      throw arguments.invalid("maxLr", max, "write a rate of at least minLr, which is " + min);
    }
    if (lr > max) {
      throw arguments.invalid("maxLr", max, "write a rate of at least lr, which is " + lr);
    }
    return new Greedy(
        lr,
        factor,
        improvement(arguments, GREEDY_THRESHOLD, "abs"),
        new Greedy.Pauses(
            arguments.countOr("patience", PATIENCE, 0),
            arguments.countOr("cooldown", 0, 0),
            arguments.countOr("warmup", 0, 0)),
        new Greedy.Range(min, max, arguments.rateOr("eps", EPSILON)),
        window,
        resetAfter);
  }

  private static Improvement improvement(Arguments arguments, double threshold, String mode) {
    Metric metric = metric(arguments);
    String natural = metric.maximize() ? "max" : "min";
    if (!arguments.choiceOr("mode", natural, "min", "max").equals(natural)) {
      throw arguments.invalid(
          "mode",
          metric.maximize() ? "min" : "max",
          "write " + natural + ", the direction of " + metric.wireName() + ", or leave it out");
    }
    return new Improvement(
        metric.maximize(),
        arguments.choiceOr("thresholdMode", mode, "rel", "abs").equals("rel"),
        arguments.numberOr("threshold", threshold));
  }

  private static Metric metric(Arguments arguments) {
    String name =
        arguments.choiceOr("metric", MonitoredMetric.DEFAULT.wireName(), MonitoredMetric.names());
    return MonitoredMetric.of(name).metric();
  }

  /** ChangeLROnPlateau with LRBench's defaults. */
  private static Resolved change(String path, PlateauBlock block, Arguments arguments) {
    List<LrPolicy> members = members(path, block.policies(), arguments.horizon());
    int start = start(block, arguments);
    Gain gain =
        new Gain(
            metric(arguments).maximize(),
            arguments.choiceOr("thresholdMode", "abs", "rel", "abs").equals("rel"));
    LrPolicy policy =
        new ChangeOnPlateau(
            members,
            start,
            new ChangeOnPlateau.Plateau(
                (int) arguments.countOr("patience", 5, 2),
                gain,
                arguments.numberOr("threshold", 0.05)),
            arguments.countOr("cooldown", 5, 0),
            arguments.horizon().updates());
    return new Resolved(policy, policy.learningRate(0, List.of()));
  }

  private static List<LrPolicy> members(String path, List<NamedBlock> blocks, Horizon horizon) {
    List<LrPolicy> members = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      String at = path + ".policies[" + i + "]";
      LrPolicy member = Blocks.plain(at, blocks.get(i), horizon).policy();
      if (member.momentum(0).isPresent()) {
        throw new InvalidPolicyException(
            at, "a policy that cycles momentum", "write cycleMomentum: false in it");
      }
      members.add(member);
      requireSmaller(at, members, horizon.updates());
    }
    if (members.size() < 2) {
      throw new InvalidPolicyException(
          path + ".policies",
          members.isEmpty() ? "an empty list" : "one policy",
          "write at least two, from the largest rate to the smallest");
    }
    return members;
  }

  /** The last policy's rates may cross those of the one before, but not all lie above them. */
  private static void requireSmaller(String path, List<LrPolicy> policies, long updates) {
    if (policies.size() < 2) {
      return;
    }
    double before = rates(policies.get(policies.size() - 2), updates).max().orElseThrow();
    double lowest = rates(policies.get(policies.size() - 1), updates).min().orElseThrow();
    if (lowest > before) {
      throw new InvalidPolicyException(
          path,
          "rates from " + lowest + " up, above all of the policy before, which end at " + before,
          "write the policies from the largest rate to the smallest: on a plateau the one before"
              + " takes over as the larger");
    }
  }

  private static DoubleStream rates(LrPolicy policy, long updates) {
    return IntStream.rangeClosed(0, LOOKS)
        .mapToDouble(i -> policy.learningRate((updates - 1) * i / LOOKS, List.of()));
  }

  private static int start(PlateauBlock block, Arguments arguments) {
    List<String> names = block.policies().stream().map(NamedBlock::name).toList();
    int start = block.start() == null ? 0 : names.indexOf(block.start());
    if (start < 0) {
      throw arguments.invalid(
          "start", '"' + block.start() + '"', "write one of " + String.join(", ", names));
    }
    return start;
  }
}
