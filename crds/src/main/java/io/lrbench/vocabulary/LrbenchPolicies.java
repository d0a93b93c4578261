package io.lrbench.vocabulary;

import io.lrbench.api.FormulaVariant;
import io.lrbench.api.LrbenchBlock;
import io.lrbench.policy.Cyclic;
import io.lrbench.policy.Damping;
import io.lrbench.policy.ExponentialDecay;
import io.lrbench.policy.Fixed;
import io.lrbench.policy.InverseDecay;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.MilestoneDecay;
import io.lrbench.policy.PolynomialDecay;
import io.lrbench.policy.Sigmoid;
import io.lrbench.policy.StepDecay;
import io.lrbench.policy.Wave;
import java.util.List;

/** LRBench's 34 names (arXiv 1908.06477, 2210.12936, 2309.08859). */
final class LrbenchPolicies {
  private LrbenchPolicies() {}

  static Resolved resolve(String path, LrbenchBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    LrPolicy policy =
        switch (block.type()) {
          case FIX -> new Fixed(arguments.rate("k0"));
          case STEP ->
              new StepDecay(
                  arguments.rate("k0"), arguments.number("gamma"), arguments.cadence("l"));
          case NSTEP ->
              new MilestoneDecay(
                  arguments.rate("k0"),
                  arguments.number("gamma"),
                  arguments.milestones("milestones"));
          case EXP -> new ExponentialDecay(arguments.rate("k0"), arguments.number("gamma"));
          case INV ->
              new InverseDecay(
                  arguments.rate("k0"), arguments.number("gamma"), arguments.number("p"));
          case POLY -> polynomial(arguments);
          case SIG ->
              new Sigmoid(arguments.rate("k0"), arguments.number("gamma"), arguments.cadence("l"));
          case TRI, TRI2, TRIEXP -> cyclic(arguments, block, Wave.TRIANGLE);
          case DTRI, DTRI2, DTRIEXP -> cyclic(arguments, block, Wave.DOWN_TRIANGLE);
          case SIN, SIN2, SINEXP -> cyclic(arguments, block, Wave.SINE);
          case DSIN, DSIN2, DSINEXP -> cyclic(arguments, block, Wave.DOWN_SINE);
          case COS -> cyclic(arguments, block, cosine(arguments));
          case COS2, COSEXP -> cyclic(arguments, block, Wave.COSINE);
          case UPCOS, UPCOS2, UPCOSEXP -> cyclic(arguments, block, Wave.UP_COSINE);
          case RSW, RSW2, RSWEXP -> cyclic(arguments, block, Wave.REVERSE_SAWTOOTH);
          case SINRSW, SINRSW2, SINRSWEXP -> cyclic(arguments, block, Wave.SINE_SAWTOOTH);
          case COSRSW, COSRSW2, COSRSWEXP -> cyclic(arguments, block, Wave.COSINE_SAWTOOTH);
        };
    return new Resolved(policy, policy.learningRate(0, List.of()));
  }

  private static Wave cosine(Arguments arguments) {
    FormulaVariant variant = arguments.enumOr("variant", FormulaVariant.class, FormulaVariant.CODE);
    return variant == FormulaVariant.PAPER ? Wave.PAPER_COSINE : Wave.COSINE;
  }

  private static LrPolicy cyclic(Arguments arguments, LrbenchBlock block, Wave wave) {
    String name = block.type().name();
    Damping damping =
        name.endsWith("EXP")
            ? Damping.EXPONENTIAL
            : name.endsWith("2") ? Damping.HALVING : Damping.NONE;
    return new Cyclic(
        arguments.rate("k0"),
        arguments.rate("k1"),
        wave,
        damping,
        arguments.cadence("l"),
        damping == Damping.EXPONENTIAL ? arguments.number("gamma") : 1);
  }

  /** With k1 the code's formula, from k1 to k0; without it the paper's, from k0 to 0. */
  private static LrPolicy polynomial(Arguments arguments) {
    FormulaVariant variant =
        arguments.enumOr(
            "variant",
            FormulaVariant.class,
            arguments.has("k1") ? FormulaVariant.CODE : FormulaVariant.PAPER);
    if ((variant == FormulaVariant.CODE) != arguments.has("k1")) {
      throw arguments.invalid(
          "variant",
          WireNames.of(variant) + (arguments.has("k1") ? " with k1" : " without k1"),
          "write variant: code with k1, variant: paper without it, or leave it out");
    }
    double k0 = arguments.rate("k0");
    if (variant == FormulaVariant.PAPER) {
      return new PolynomialDecay(k0, 0, arguments.number("p"), arguments.cadence("l"));
    }
    return new PolynomialDecay(
        arguments.rate("k1"), k0, arguments.number("p"), arguments.cadence("l"));
  }
}
