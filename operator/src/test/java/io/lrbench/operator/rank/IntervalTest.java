package io.lrbench.operator.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  /** Quantiles from the tables of Student's t, two-sided 95 %. */
  @ParameterizedTest
  @CsvSource({
    "2, 12.706",
    "3, 4.303",
    "4, 3.182",
    "5, 2.776",
    "6, 2.571",
    "11, 2.228",
    "31, 2.042"
  })
  void isAsWideAsTheTablesSay(int n, double t) {
    List<Double> sample = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      sample.add(i % 2 == 0 ? 1.0 : -1.0);
    }

    Interval interval = Interval.of(sample);

    double half = (interval.high() - interval.low()) / 2;
    assertThat(half * Math.sqrt(n) / interval.deviation()).isCloseTo(t, within(5e-4));
  }
}
