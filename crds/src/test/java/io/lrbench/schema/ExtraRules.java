package io.lrbench.schema;

import static io.lrbench.schema.BlockRules.inGrid;
import static io.lrbench.schema.BlockRules.rule;

import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.List;

/** What single types ask of their arguments' values. */
final class ExtraRules {
  private static final String INVALID = "FieldValueInvalid";
  private static final ValidationRule DIRECTION =
      rule(
          "!has(self.mode) || !(self.mode in ['min', 'max'])"
              + " || (self.mode == 'max') == (has(self.metric) && self.metric == 'accuracy')",
          "write max for accuracy and min for the others, or leave it out",
          ".mode",
          INVALID);

  private static final ValidationRule GREEDY_FACTOR =
      rule(
          "!has(self.factor) || self.factor > 0.0 || self.type != 'greedy'",
          "write a factor above 0: greedy divides by it",
          ".factor",
          INVALID);

  private ExtraRules() {}

  /** The rules of a vocabulary's block. */
  static List<ValidationRule> of(String block) {
    return switch (block) {
      case "lrbench" ->
          List.of(
              rule(
                  "!has(self.variant) || self.type != 'POLY'"
                      + " || (self.variant == 'code') == has(self.k1)",
                  "write variant: code with k1, variant: paper without it, or leave it out",
                  ".variant",
                  INVALID));
      case "huggingface" ->
          List.of(
              DIRECTION,
              GREEDY_FACTOR,
              rule(
                  "self.type != 'polynomial' || !has(self.lr)"
                      + " || self.lr > (has(self.lrEnd) ? self.lrEnd : 0.0000001)",
                  "write a rate below lr",
                  ".lrEnd",
                  INVALID));
      case "torch" ->
          List.of(
              DIRECTION,
              rule(
                  "!has(self.mode)"
                      + " || (self.type == 'CyclicLR') == !(self.mode in ['min', 'max'])",
                  "write triangular, triangular2 or exp_range for CyclicLR,"
                      + " min or max for ReduceLROnPlateau",
                  ".mode",
                  INVALID),
              rule(
                  "!has(self.factor) || self.factor < 1.0 || self.type == 'ConstantLR'",
                  "write a factor below 1",
                  ".factor",
                  INVALID),
              rule(
                  "!has(self.totalIters) || type(self.totalIters) != int || self.totalIters > 0"
                      + " || self.type == 'ConstantLR'",
                  "write a length of at least 1 update",
                  ".totalIters",
                  INVALID));
      case "plateau" ->
          List.of(
              GREEDY_FACTOR,
              rule(
                  "!has(self.start) || !has(self.policies)"
                      + " || self.policies.exists(p, p.name == self.start)",
                  "write the name of one of the policies",
                  ".start",
                  INVALID),
              rule(
                  "!has(self.patience) || self.patience > 1 || self.type != 'change'",
                  "write at least 2: a change is seen between two evaluations",
                  ".patience",
                  INVALID));
      case "rangeTest" ->
          List.of(
              rule(
                  "!has(self.minLr) || !has(self.maxLr) || self.minLr < self.maxLr"
                      + " || (self.type == 'grid' && self.minLr == self.maxLr)",
                  "write a rate above minLr",
                  ".maxLr",
                  INVALID));
      default -> List.of();
    };
  }

  /** Hugging Face takes the lowest rate as a rate or as a share. */
  static ValidationRule lowestRate(boolean grid) {
    return rule(
        "!has(self.huggingface) || !(self.huggingface.type in"
            + " ['cosine_with_min_lr', 'cosine_warmup_with_min_lr']) || "
            + given("minLr", grid)
            + " != "
            + given("minLrRate", grid),
        "write exactly one of minLr and minLrRate",
        ".huggingface",
        INVALID);
  }

  private static String given(String argument, boolean grid) {
    String has = "has(self.huggingface.%s)".formatted(argument);
    return grid ? "(%s || %s)".formatted(has, inGrid(argument)) : has;
  }
}
