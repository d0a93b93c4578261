package io.lrbench.trainer.train;

import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.MetricReading;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.InvalidPolicyException;
import io.lrbench.vocabulary.Metric;
import io.lrbench.vocabulary.MonitoredMetric;
import io.lrbench.vocabulary.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Lets a trial go on from the last update of a shorter one that differs from it in length and
 * cadence of evaluation alone, where it would have come to the same bits by itself. Order and
 * dropout follow from seed and update, so that what remains to be looked at is the policy, what it
 * hears, and the curve.
 *
 * @param policy of both trials
 * @param seed of both trials
 * @param plan of the longer one
 * @param objective of both trials
 * @param evaluator of the longer one
 */
public record Extension(
    PolicySpec policy, long seed, Plan plan, Objective objective, Evaluator evaluator) {
  /**
   * What the trial has reached when the shorter one ended: its curve has the evaluations that are
   * the trial's own.
   *
   * @param end the shorter trial after its last update, before its last evaluation
   * @param model before its first update; it is evaluated, as machine, tasks and held-out examples
   *     have to be those of the shorter trial
   * @throws OtherCourseException trained from update 0 it would differ; says where
   */
  public TrialProgress from(TrialProgress end, TrainableModel model) throws OtherCourseException {
    List<CurveRow> curve = curve(end.curve());
    requireSameRates(end.curve(), curve);
    requireSameTarget(end, curve);
    Optional<Evaluation> first = curve.stream().findFirst().flatMap(CurveRow::evaluation);
    if (!first.equals(Optional.of(evaluator.first(model, seed)))) {
      throw new OtherCourseException(
          "the evaluation before update 0 gives other numbers here: "
              + "tasks, engine or machine have changed");
    }
    return new TrialProgress(curve, end.trainNanos(), end.secondsToTarget());
  }

  /** The rows with the evaluations that this trial makes. */
  private List<CurveRow> curve(List<CurveRow> shorter) throws OtherCourseException {
    if (shorter.size() > plan.updates()) {
      throw new OtherCourseException("it has more updates than " + plan.updates());
    }
    List<CurveRow> rows = new ArrayList<>();
    TrainLoss trainLoss = new TrainLoss();
    for (CurveRow row : shorter) {
      Optional<Evaluation> evaluation = Optional.empty();
      if (plan.evaluatesAt(row.update())) {
        if (row.evaluation().isEmpty()) {
          throw new OtherCourseException(
              "it was not evaluated before update "
                  + row.update()
                  + ", as this trial is every "
                  + plan.every()
                  + " updates; evaluation.every as a number of updates stays the same");
        }
        evaluation = row.evaluation().map(made -> made.withTrainLoss(trainLoss.mean()));
        trainLoss.evaluated();
      }
      rows.add(new CurveRow(row.update(), row.learningRate(), row.trainLoss(), evaluation));
      trainLoss.updated(row.trainLoss().orElseThrow());
    }
    return rows;
  }

  private void requireSameRates(List<CurveRow> shorter, List<CurveRow> longer)
      throws OtherCourseException {
    Horizon before = new Horizon(shorter.size(), plan.updatesPerEpoch());
    Horizon now = new Horizon(plan.updates(), plan.updatesPerEpoch());
    try {
      if (!Policies.optimizer(policy, before).equals(Policies.optimizer(policy, now))) {
        throw new OtherCourseException("its optimizer's arguments depend on the trial's length");
      }
      requireSameRates(
          new Heard(Policies.resolve(policy, before), shorter, monitored()),
          new Heard(Policies.resolve(policy, now), longer, monitored()));
    } catch (InvalidPolicyException e) {
      throw new OtherCourseException("its policy cannot be read: " + e.getMessage());
    }
  }

  private void requireSameRates(Heard shorter, Heard longer) throws OtherCourseException {
    for (int t = 0; t < shorter.curve.size(); t++) {
      double before = shorter.rate(t);
      double now = longer.rate(t);
      if (Double.compare(before, now) != 0) {
        throw new OtherCourseException(
            "its learning rate of update %d was %s, and is %s in this trial"
                .formatted(t, before, now));
      }
      if (!shorter.policy.momentum(t).equals(longer.policy.momentum(t))) {
        throw new OtherCourseException("its momentum of update " + t + " is another in this trial");
      }
    }
  }

  /** A policy and what it hears, from update to update as in {@link TrialTrainer}. */
  private static final class Heard {
    private final LrPolicy policy;
    private final List<CurveRow> curve;
    private final Metric monitored;
    private final List<MetricReading> readings = new ArrayList<>();

    Heard(LrPolicy policy, List<CurveRow> curve, Metric monitored) {
      this.policy = policy;
      this.curve = curve;
      this.monitored = monitored;
    }

    /** Asked once for each update, in order. */
    double rate(int update) {
      OptionalDouble value =
          curve
              .get(update)
              .evaluation()
              .map(evaluation -> evaluation.value(monitored))
              .orElse(OptionalDouble.empty());
      value.ifPresent(found -> readings.add(new MetricReading(update, found)));
      return policy.learningRate(update, readings);
    }
  }

  private Metric monitored() {
    return MonitoredMetric.of(policy).metric();
  }

  /** Its time is known for the evaluation alone that reached the target in the shorter trial. */
  private void requireSameTarget(TrialProgress end, List<CurveRow> longer)
      throws OtherCourseException {
    if (!reachedAt(end.curve()).equals(reachedAt(longer))) {
      throw new OtherCourseException(
          "it reached the target at an evaluation that this trial does not make, so that the time"
              + " to the target is not known; evaluation.every as a number of updates stays the"
              + " same");
    }
  }

  private OptionalLong reachedAt(List<CurveRow> curve) {
    Tally tally = new Tally(objective);
    curve.forEach(row -> row.evaluation().ifPresent(made -> tally.evaluated(made, Double.NaN)));
    return tally.updatesToTarget();
  }
}
