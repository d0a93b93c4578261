package io.lrbench.operator.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.RobustnessRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustnessTableTest {
  @Test
  void namesTheScalesThatDivergedBesideTheSpread() {
    assertThat(
            RobustnessTable.lines(
                List.of(
                    new RobustnessRow("cosine", 2, 1.0, 0.1, 0.123456, null),
                    new RobustnessRow("constant", 2, 0.5, null, null, List.of(5.0, 10.0))),
                "evalLoss"))
        .containsExactly(
            "over scales  seeds  best  worst  evalLoss worse by  diverged at scales",
            "cosine           2     1    0.1             0.1235                   –",
            "constant         2   0.5      –                  –               5, 10");
  }
}
