package io.lrbench.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lrbench.api.PolicySpec;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.task.Tasks;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.Metric;
import io.lrbench.vocabulary.MonitoredMetric;
import io.lrbench.vocabulary.Policies;
import java.io.File;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trials of a parabola that are made longer; what they have to come to is trained from update 0.
 */
class ExtensionTest {
  private static final String FIX = "{'name':'p','lrbench':{'type':'FIX','k0':0.01}}";
  private static final String PLATEAU =
      "{'name':'p','torch':{'type':'ReduceLROnPlateau','lr':0.01,'factor':0.5,'patience':1,"
          + "'threshold':0.5}}";

  private Objective objective = new Objective(Metric.EVAL_LOSS, OptionalDouble.empty());

  /** Trained anew where, and only where, a rate of the first 60 of 100 updates is another. */
  @Test
  void everyPolicyGoesOnIfAndOnlyIfItsRatesDoNotDependOnTheLength() throws IOException {
    List<String> anew = new ArrayList<>();
    for (JsonNode node : policies("all-policies")) {
      PolicySpec policy = new ObjectMapper().treeToValue(node, PolicySpec.class);
      TrialReport whole = train(policy, plan(100, 10), new EndOfTrial());
      EndOfTrial shorter = new EndOfTrial();
      TrialReport ended = train(policy, plan(60, 10), shorter);
      boolean alike = whole.curve().subList(0, 60).equals(ended.curve().subList(0, 60));
      TrialReport longer;
      try {
        longer = extended(policy, shorter, plan(100, 10));
      } catch (OtherCourseException e) {
        assertThat(alike).as(policy.name() + ": " + e.getMessage()).isFalse();
        anew.add(policy.name());
        continue;
      }
      assertThat(alike).as(policy.name()).isTrue();
      isAsIf(longer, whole);
    }
    assertThat(anew)
        .containsExactly(
            "nstep",
            "hf-linear",
            "hf-cosine",
            "hf-cosine-with-restarts",
            "hf-polynomial",
            "hf-cosine-with-min-lr",
            "hf-cosine-warmup-with-min-lr",
            "hf-wsd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      {'keras':{'type':'ExponentialDecay','initialLearningRate':0.01,'decayRate':0.5,'decaySteps':10}} | ''
      {'keras':{'type':'ExponentialDecay','initialLearningRate':0.01,'decayRate':0.5,'decaySteps':'10%'}} | its learning rate of update 1 was
      {'keras':{'type':'CosineDecay','initialLearningRate':0.01,'decaySteps':200}} | ''
      {'timm':{'type':'cosine','lr':0.01,'tInitial':25}} | ''
      {'timm':{'type':'cosine','lr':0.01,'tInitial':'100%'}} | its learning rate of update 1 was
      {'deepspeed':{'type':'WarmupLR','warmupMinLr':0,'warmupMaxLr':0.01,'warmupNumSteps':10}} | ''
      {'deepspeed':{'type':'WarmupDecayLR','warmupMinLr':0,'warmupMaxLr':0.01,'warmupNumSteps':10}} | its learning rate of update
      {'huggingface':{'type':'inverse_sqrt','lr':0.01},'warmup':{'length':5}} | ''
      {'huggingface':{'type':'constant','lr':0.01},'warmup':{'length':'10%'}} | its learning rate of update 1 was
      {'huggingface':{'type':'constant','lr':0.01},'warmup':{'length':'2ep'}} | ''
      {'huggingface':{'type':'greedy','lr':0.01,'patience':1}} | ''
      {'plateau':{'type':'reduce','lr':0.01,'patience':0}} | ''
      {'torch':{'type':'CyclicLR','baseLr':0.001,'maxLr':0.01,'stepSizeUp':15}} | ''
      {'learningRateFree':{'type':'prodigy'}} | ''
      {'learningRateFree':{'type':'scheduleFreeAdamw','warmupSteps':10}} | ''
      {'learningRateFree':{'type':'scheduleFreeAdamw','warmupSteps':'10%'}} | its optimizer's arguments depend on the trial's length
      {'sequence':[{'lrbench':{'type':'FIX','k0':0.01},'until':30},{'lrbench':{'type':'FIX','k0':0.001}}]} | ''
      {'sequence':[{'lrbench':{'type':'FIX','k0':0.01},'until':'50%'},{'lrbench':{'type':'FIX','k0':0.001}}]} | its learning rate of update 20 was 0.001, and is 0.01
      {'sequence':[{'lrbench':{'type':'FIX','k0':0.01},'until':10},{'huggingface':{'type':'cosine','lr':0.01}}]} | its learning rate of update 11 was
      {'chained':[{'torch':{'type':'ConstantLR','lr':0.01,'totalIters':10}},{'torch':{'type':'ExponentialLR','lr':0.01,'gamma':0.9}}]} | ''
      """)
  void policiesOfAllVocabularies(String block, String reason) throws OtherCourseException {
    PolicySpec policy = spec(block.replaceFirst("[{]", "{'name':'p',"));
    EndOfTrial shorter = new EndOfTrial();
    train(policy, plan(40, 8), shorter);

    if (!reason.isEmpty()) {
      assertThatThrownBy(() -> extended(policy, shorter, plan(80, 8)))
          .isInstanceOf(OtherCourseException.class)
          .hasMessageContaining(reason);
      return;
    }
    isAsIf(extended(policy, shorter, plan(80, 8)), train(policy, plan(80, 8), new EndOfTrial()));
  }

  /** The longer trial is evaluated at 16 and 32, with the training loss since update 0 and 16. */
  @ParameterizedTest
  @CsvSource({"8, 16", "1, 8", "8, 40", "8, 100", "10, 20"})
  void evaluationsThatItDoesNotMakeAreLeftOut(long before, long now) throws OtherCourseException {
    EndOfTrial shorter = new EndOfTrial();
    train(spec(FIX), plan(40, before), shorter);

    TrialReport longer = extended(spec(FIX), shorter, plan(100, now));

    isAsIf(longer, train(spec(FIX), plan(100, now), new EndOfTrial()));
  }

  @ParameterizedTest
  @CsvSource({"8, 12, 12", "40, 8, 8", "10, 15, 15"})
  void anEvaluationThatIsLackingStartsAnew(long before, long now, long at) {
    EndOfTrial shorter = new EndOfTrial();
    train(spec(FIX), plan(40, before), shorter);

    assertThatThrownBy(() -> extended(spec(FIX), shorter, plan(100, now)))
        .hasMessageContaining("it was not evaluated before update " + at)
        .hasMessageContaining("evaluation.every as a number of updates");
  }

  @Test
  void aPolicyThatHeardOfOtherEvaluationsStartsAnew() {
    EndOfTrial shorter = new EndOfTrial();
    train(spec(PLATEAU), plan(40, 4), shorter);

    assertThatThrownBy(() -> extended(spec(PLATEAU), shorter, plan(80, 8)))
        .hasMessageContaining("its learning rate of update");
  }

  /** From the last update of a trial as long: what it was not asked for then can be had now. */
  @Test
  void aTrialOfTheSameLengthHasNothingLeftToTrain() throws OtherCourseException {
    EndOfTrial shorter = new EndOfTrial();
    TrialReport whole = train(spec(PLATEAU), plan(40, 8), shorter);

    isAsIf(extended(spec(PLATEAU), shorter, plan(40, 8)), whole);
    assertThatThrownBy(() -> extended(spec(PLATEAU), shorter, plan(32, 8)))
        .hasMessage("it has more updates than 32");
  }

  @Test
  void anExtendedTrialIsExtendedAgain() throws OtherCourseException {
    EndOfTrial shorter = new EndOfTrial();
    train(spec(PLATEAU), plan(16, 4), shorter);
    Extension extension = extension(spec(PLATEAU), plan(32, 4));
    EndOfTrial longer = shorter.continued(extension.from(shorter.end(), new Parabola()));
    train(spec(PLATEAU), plan(32, 4), longer);

    isAsIf(
        extended(spec(PLATEAU), longer, plan(64, 4)),
        train(spec(PLATEAU), plan(64, 4), new EndOfTrial()));
  }

  @Test
  void timeIsThatOfAllUpdates() throws OtherCourseException {
    EndOfTrial shorter = new EndOfTrial();
    train(spec(FIX), plan(40, 8), shorter);
    TrialProgress end = shorter.end();
    TrialProgress slow = new TrialProgress(end.curve(), 7_000_000_000L, null);

    TrialProgress reached = extension(spec(FIX), plan(80, 8)).from(slow, new Parabola());
    TrialReport longer = train(spec(FIX), plan(80, 8), shorter.continued(reached));

    assertThat(longer.result().trainSeconds()).isBetween(7.0, 8.0);
  }

  /** The loss is below 0.5 from update 18 on: seen at 24, but every 16 updates at 32 only. */
  @Test
  void theTimeToTheTargetIsThatOfTheEvaluationThatReachedIt() throws OtherCourseException {
    objective = new Objective(Metric.EVAL_LOSS, OptionalDouble.of(0.5));
    EndOfTrial shorter = new EndOfTrial();
    TrialReport ended = train(spec(FIX), plan(40, 8), shorter);
    assertThat(ended.result().updatesToTarget()).isEqualTo(24);

    TrialReport longer = extended(spec(FIX), shorter, plan(80, 8));

    assertThat(longer.result().updatesToTarget()).isEqualTo(24);
    assertThat(longer.result().secondsToTarget()).isEqualTo(ended.result().secondsToTarget());
    assertThatThrownBy(() -> extended(spec(FIX), shorter, plan(80, 16)))
        .hasMessageContaining("reached the target at an evaluation that this trial does not make");
  }

  @Test
  void otherNumbersBeforeTheFirstUpdateStartAnew() {
    EndOfTrial shorter = new EndOfTrial();
    train(spec(FIX), plan(40, 8), shorter);
    Parabola other = new Parabola();
    other.restore(new Parabola().state().stream().map(ExtensionTest::halved).toList());

    assertThatThrownBy(() -> extension(spec(FIX), plan(80, 8)).from(shorter.end(), other))
        .hasMessageContaining("the evaluation before update 0 gives other numbers here");
  }

  private static StoredTensor halved(StoredTensor tensor) {
    return StoredTensor.of(tensor.name(), FloatBuffer.wrap(new float[] {0.5f}), 1);
  }

  private TrialReport extended(PolicySpec policy, EndOfTrial shorter, Plan plan)
      throws OtherCourseException {
    TrialProgress reached = extension(policy, plan).from(shorter.end(), new Parabola());
    return train(policy, plan, shorter.continued(reached));
  }

  private Extension extension(PolicySpec policy, Plan plan) {
    return new Extension(policy, 1, plan, objective, evaluator());
  }

  private TrialReport train(PolicySpec policy, Plan plan, EndOfTrial keeper) {
    return new TrialTrainer(
            new TrialConfig("hash", policy, 1),
            plan,
            new NumberedExamples(10),
            evaluator(),
            Policies.resolve(policy, new Horizon(plan.updates(), plan.updatesPerEpoch())),
            MonitoredMetric.of(policy).metric(),
            objective,
            report -> {})
        .train(new Parabola(), keeper);
  }

  private static Evaluator evaluator() {
    return new Evaluator(new NumberedExamples(10), Tasks.NONE, true);
  }

  private static Plan plan(long updates, long every) {
    return new Plan(updates, 3, every, 4, 1);
  }

  private static void isAsIf(TrialReport longer, TrialReport whole) {
    assertThat(longer.curve()).isEqualTo(whole.curve());
    assertThat(longer.weightsHash()).isEqualTo(whole.weightsHash());
    assertThat(longer.result())
        .usingRecursiveComparison()
        .ignoringFields("trainSeconds", "secondsToTarget")
        .isEqualTo(whole.result());
  }

  private static JsonNode policies(String example) throws IOException {
    return new YAMLMapper()
        .readTree(new File("../examples/" + example + ".yaml"))
        .at("/spec/policies");
  }

  private static PolicySpec spec(String json) {
    try {
      return new ObjectMapper().readValue(json.replace('\'', '"'), PolicySpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
