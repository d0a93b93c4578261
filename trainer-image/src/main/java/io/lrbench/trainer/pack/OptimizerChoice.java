package io.lrbench.trainer.pack;

import io.lrbench.api.LearningRateFreeType;
import io.lrbench.api.OptimizerGroup;
import io.lrbench.api.OptimizerSpec;
import io.lrbench.api.OptimizerType;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.OptimizerSettings;
import io.lrbench.trainer.model.OptimizerSettings.Kind;
import io.lrbench.trainer.model.ParameterGroup;
import io.lrbench.vocabulary.LearningRateFree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which update rule a trial has: that of training.optimizer, or the one that its policy names. */
final class OptimizerChoice {
  private static final List<Double> BETAS = List.of(0.9, 0.999);

  /** That of schedulefree's SGDScheduleFree, which cannot do without. */
  private static final double SCHEDULE_FREE_MOMENTUM = 0.9;

  private OptimizerChoice() {}

  static OptimizerSettings of(OptimizerSpec given, Optional<LearningRateFree> free) {
    OptimizerSpec spec = or(given, new OptimizerSpec(null, null, null, null, null, null, null));
    List<Double> betas = or(spec.betas(), BETAS);
    Kind kind =
        free.map(found -> kind(found.type()))
            .orElseGet(() -> kind(or(spec.type(), OptimizerType.ADAMW)));
    return new OptimizerSettings(
        kind,
        betas.get(0),
        betas.get(1),
        or(spec.epsilon(), 1e-8),
        or(spec.weightDecay(), 0.0),
        momentum(kind, or(spec.momentum(), 0.0)),
        or(spec.nesterov(), false),
        free.map(LearningRateFree::arguments).orElse(Map.of()),
        groups(or(spec.groups(), List.of())));
  }

  private static List<ParameterGroup> groups(List<OptimizerGroup> specs) {
    List<ParameterGroup> groups = new ArrayList<>();
    for (OptimizerGroup spec : specs) {
      Double decay = spec.weightDecay();
      groups.add(
          new ParameterGroup(
              pattern(groups.size(), spec.match()),
              or(spec.lrMultiplier(), 1.0),
              decay == null ? OptionalDouble.empty() : OptionalDouble.of(decay)));
    }
    return groups;
  }

  private static Pattern pattern(int index, String match) {
    try {
      return Pattern.compile(match);
    } catch (PatternSyntaxException e) {
      throw new InputException(
          "training.optimizer.groups[" + index + "].match",
          "a regular expression",
          match,
          "correct it: " + e.getDescription());
    }
  }

  private static double momentum(Kind kind, double momentum) {
    return kind == Kind.SCHEDULE_FREE_SGD && momentum == 0 ? SCHEDULE_FREE_MOMENTUM : momentum;
  }

  private static Kind kind(OptimizerType type) {
    return switch (type) {
      case ADAMW -> Kind.ADAMW;
      case ADAM -> Kind.ADAM;
      case SGD -> Kind.SGD;
    };
  }

  private static Kind kind(LearningRateFreeType type) {
    return switch (type) {
      case PRODIGY -> Kind.PRODIGY;
      case D_ADAPT_ADAM -> Kind.D_ADAPT_ADAM;
      case D_ADAPT_SGD -> Kind.D_ADAPT_SGD;
      case SCHEDULE_FREE_ADAMW -> Kind.SCHEDULE_FREE_ADAMW;
      case SCHEDULE_FREE_SGD -> Kind.SCHEDULE_FREE_SGD;
      case HYPERGRADIENT_ADAM -> Kind.HYPERGRADIENT_ADAM;
      case HYPERGRADIENT_SGD -> Kind.HYPERGRADIENT_SGD;
    };
  }

  private static <T> T or(T value, T otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }
}
