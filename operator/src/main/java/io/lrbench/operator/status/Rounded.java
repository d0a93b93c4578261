package io.lrbench.operator.status;

import io.lrbench.api.Cost;
import io.lrbench.api.LeaderboardRow;
import io.lrbench.api.RangeTestRow;
import io.lrbench.api.RobustnessRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them: six significant digits, seconds to the millisecond. The ConfigMap of
 * results keeps every digit.
 */
final class Rounded {
  private static final MathContext DIGITS = new MathContext(6);
  private static final int MILLIS = 3;

  private Rounded() {}

  static LeaderboardRow row(LeaderboardRow row) {
    return new LeaderboardRow(
        row.rank(),
        row.policy(),
        row.seeds(),
        value(row.mean()),
        value(row.stdDev()),
        value(row.low()),
        value(row.high()),
        value(row.differenceToBest()),
        value(row.differenceLow()),
        value(row.differenceHigh()),
        row.tiedWithBest(),
        row.diverged(),
        row.failed(),
        value(row.best()),
        value(row.updatesToTarget()),
        seconds(row.secondsToTarget()),
        row.reachedTarget(),
        row.updates(),
        seconds(row.trainSeconds()));
  }

  static RangeTestRow rangeTest(RangeTestRow row) {
    return new RangeTestRow(
        row.policy(),
        row.seeds(),
        value(row.suggestedLr()),
        value(row.low()),
        value(row.high()),
        value(row.lowestLossLr()),
        value(row.divergedLr()),
        row.message());
  }

  static RobustnessRow robustness(RobustnessRow row) {
    return new RobustnessRow(
        row.policy(),
        row.seeds(),
        row.bestScale(),
        row.worstScale(),
        value(row.spread()),
        row.divergedScales());
  }

  static Cost cost(Cost cost) {
    return new Cost(
        seconds(cost.trainSeconds()), value(cost.gpuHours()), seconds(cost.podSeconds()));
  }

  static Double value(Double value) {
    return value == null || !Double.isFinite(value)
        ? value
        : Double.valueOf(new BigDecimal(value).round(DIGITS).doubleValue());
  }

  private static Double seconds(Double seconds) {
    return seconds == null
        ? null
        : Double.valueOf(
            new BigDecimal(seconds).setScale(MILLIS, RoundingMode.HALF_UP).doubleValue());
  }
}
