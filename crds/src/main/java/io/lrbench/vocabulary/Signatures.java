package io.lrbench.vocabulary;

import io.lrbench.api.DeepspeedBlock;
import io.lrbench.api.HuggingFaceBlock;
import io.lrbench.api.KerasBlock;
import io.lrbench.api.LearningRateFreeBlock;
import io.lrbench.api.LrbenchBlock;
import io.lrbench.api.PlateauBlock;
import io.lrbench.api.RangeTestBlock;
import io.lrbench.api.TimmBlock;
import io.lrbench.api.TorchBlock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which arguments each type takes: the one table behind the rules in Java, those of the schema and
 * the documentation.
 */
public final class Signatures {
  private static final String PLATEAU =
      "metric mode factor patience threshold thresholdMode cooldown minLr";
  private static final String CYCLE_MOMENTUM = "cycleMomentum baseMomentum maxMomentum";

  private static final String LRBENCH =
      """
      FIX: k0
      STEP: k0 gamma l
      NSTEP: k0 gamma milestones
      EXP: k0 gamma
      INV: k0 gamma p
      POLY: k0 p l ? k1 variant
      SIG: k0 gamma l
      TRI: k0 k1 l
      TRI2: k0 k1 l
      TRIEXP: k0 k1 l gamma
      DTRI: k0 k1 l
      DTRI2: k0 k1 l
      DTRIEXP: k0 k1 l gamma
      SIN: k0 k1 l
      SIN2: k0 k1 l
      SINEXP: k0 k1 l gamma
      DSIN: k0 k1 l
      DSIN2: k0 k1 l
      DSINEXP: k0 k1 l gamma
      COS: k0 k1 l ? variant
      COS2: k0 k1 l
      COSEXP: k0 k1 l gamma
      UPCOS: k0 k1 l
      UPCOS2: k0 k1 l
      UPCOSEXP: k0 k1 l gamma
      RSW: k0 k1 l
      RSW2: k0 k1 l
      RSWEXP: k0 k1 l gamma
      SINRSW: k0 k1 l
      SINRSW2: k0 k1 l
      SINRSWEXP: k0 k1 l gamma
      COSRSW: k0 k1 l
      COSRSW2: k0 k1 l
      COSRSWEXP: k0 k1 l gamma
      """;

  private static final String HUGGING_FACE =
      """
      constant: lr
      constant_with_warmup: lr ? warmupSteps
      linear: lr ? warmupSteps
      cosine: lr ? warmupSteps numCycles
      cosine_with_restarts: lr ? warmupSteps numCycles
      polynomial: lr ? warmupSteps lrEnd power
      inverse_sqrt: lr ? warmupSteps timescale
      cosine_with_min_lr: lr ? warmupSteps numCycles minLr minLrRate
      cosine_warmup_with_min_lr: lr ? warmupSteps numCycles minLr minLrRate warmupLrRate
      warmup_stable_decay: lr numDecaySteps ? warmupSteps numStableSteps warmupType decayType \
      minLrRatio numCycles
      reduce_lr_on_plateau: lr ? PLATEAU eps
      greedy: lr ? PLATEAU eps warmup maxLr smooth windowSize resetStart
      """
          .replace("PLATEAU", PLATEAU);

  private static final String TORCH =
      """
      StepLR: lr stepSize ? gamma
      MultiStepLR: lr milestones ? gamma
      ConstantLR: lr ? factor totalIters
      LinearLR: lr ? startFactor endFactor totalIters
      ExponentialLR: lr gamma
      PolynomialLR: lr ? totalIters power
      CosineAnnealingLR: lr tMax ? etaMin
      CosineAnnealingWarmRestarts: lr t0 ? tMult etaMin
      CyclicLR: baseLr maxLr ? stepSizeUp stepSizeDown mode gamma MOMENTUM
      OneCycleLR: maxLr ? totalSteps pctStart annealStrategy divFactor finalDivFactor \
      threePhase MOMENTUM
      ReduceLROnPlateau: lr ? PLATEAU eps
      """
          .replace("MOMENTUM", CYCLE_MOMENTUM)
          .replace("PLATEAU", PLATEAU);

  private static final String TIMM =
      """
      cosine: lr tInitial ? lrMin CYCLES kDecay
      tanh: lr tInitial ? lb ub lrMin CYCLES
      poly: lr tInitial ? power lrMin CYCLES kDecay
      """
          .replace("CYCLES", "cycleMul cycleDecay cycleLimit warmupT warmupLrInit warmupPrefix");

  private static final String KERAS =
      """
      ExponentialDecay: initialLearningRate decaySteps decayRate ? staircase
      PolynomialDecay: initialLearningRate decaySteps ? endLearningRate power cycle
      InverseTimeDecay: initialLearningRate decaySteps decayRate ? staircase
      CosineDecay: initialLearningRate decaySteps ? alpha warmupTarget warmupSteps
      CosineDecayRestarts: initialLearningRate firstDecaySteps ? tMul mMul alpha
      """;

  private static final String DEEPSPEED =
      """
      WarmupLR: warmupMaxLr ? warmupMinLr warmupNumSteps warmupType
      WarmupDecayLR: ? totalNumSteps warmupMinLr warmupMaxLr warmupNumSteps warmupType
      WarmupCosineLR: lr ? totalNumSteps warmupMinRatio warmupNumSteps cosMinRatio warmupType
      OneCycle: cycleMinLr cycleMaxLr ? decayLrRate cycleFirstStepSize cycleSecondStepSize \
      cycleFirstStairCount cycleSecondStairCount decayStepSize cycleMomentum cycleMinMom \
      cycleMaxMom decayMomRate
      LRRangeTest: ? lrRangeTestMinLr lrRangeTestStepSize lrRangeTestStepRate lrRangeTestStaircase
      """;

  private static final String ON_PLATEAU =
      """
      reduce: lr ? metric factor patience threshold thresholdMode cooldown minLr eps
      change: policies ? start metric patience threshold thresholdMode cooldown
      greedy: lr ? metric factor patience threshold thresholdMode cooldown minLr maxLr
      """;

  private static final String RANGE_TEST =
      """
      exponential: minLr maxLr ? updates smoothing stopFactor skipStart skipEnd
      linear: minLr maxLr ? updates smoothing stopFactor skipStart skipEnd
      grid: minLr maxLr ? updates perDecade metric threshold
      """;

  private static final String LEARNING_RATE_FREE =
      """
      prodigy: ? lr schedule d0 dCoef growthRate beta3 safeguardWarmup useBiasCorrection decouple
      dAdaptAdam: ? lr schedule d0 growthRate useBiasCorrection decouple
      dAdaptSgd: ? lr schedule d0 growthRate
      scheduleFreeAdamw: ? lr warmupSteps r weightLrPower
      scheduleFreeSgd: ? lr warmupSteps r weightLrPower
      hypergradientAdam: ? lr hypergradLr
      hypergradientSgd: lr ? hypergradLr
      """;

  private static final Map<Class<? extends Record>, Map<String, Signature>> ALL =
      Map.of(
          LrbenchBlock.class, table(LRBENCH),
          HuggingFaceBlock.class, table(HUGGING_FACE),
          TorchBlock.class, table(TORCH),
          TimmBlock.class, table(TIMM),
          KerasBlock.class, table(KERAS),
          DeepspeedBlock.class, table(DEEPSPEED),
          PlateauBlock.class, table(ON_PLATEAU),
          RangeTestBlock.class, table(RANGE_TEST),
          LearningRateFreeBlock.class, table(LEARNING_RATE_FREE));

  private Signatures() {}

  /** The types of a vocabulary, in the order of its documentation. */
  public static Map<String, Signature> of(Class<? extends Record> block) {
    return ALL.get(block);
  }

  private static Map<String, Signature> table(String text) {
    Map<String, Signature> signatures = new LinkedHashMap<>();
    text.lines()
        .forEach(
            line -> {
              String[] halves = line.split(":", 2);
              signatures.put(halves[0].strip(), Signature.of(halves[1]));
            });
    return Collections.unmodifiableMap(signatures);
  }
}
