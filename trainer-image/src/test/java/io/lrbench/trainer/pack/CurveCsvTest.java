package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.trainer.train.CurveRow;
import io.lrbench.trainer.train.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CurveCsvTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void metricsFollowByNameAndAreEmptyWhereTheyWereNotMeasured() {
    Evaluation first = evaluation(0, Map.of("top5", 0.9, "arc", 0.25));
    Evaluation second = evaluation(1, Map.of("top5", 0.75));

    String csv =
        CurveCsv.of(
            List.of(
                new CurveRow(0, OptionalDouble.of(0.1), OptionalDouble.of(3), Optional.of(first)),
                new CurveRow(1, OptionalDouble.of(0.1), OptionalDouble.of(2), Optional.of(second)),
                new CurveRow(2, OptionalDouble.of(0.1), OptionalDouble.of(1), Optional.empty())));

    assertThat(csv)
        .isEqualTo(
            """
            update,lr,trainLoss,evalLoss,accuracy,arc,top5
            0,0.1,3.0,1.5,,0.25,0.9
            1,0.1,2.0,1.5,,,0.75
            2,0.1,1.0,,,,
            """);
  }

  private static Evaluation evaluation(long update, Map<String, Double> metrics) {
    return new Evaluation(update, 1.5, NONE, NONE, new TreeMap<>(metrics));
  }
}
