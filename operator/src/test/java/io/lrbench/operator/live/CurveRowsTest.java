package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no curve gets 400. */
class CurveRowsTest {
  private static final String HEADER = "update,lr,trainLoss,evalLoss,accuracy\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,0.1,2.5,\n",
        "0,0.1,2.5,,,\n",
        "-1,0.1,2.5,,\n",
        "1,0.1,2.5,,\n1,0.1,2.5,,\n",
        "1,=cmd(),2.5,,\n",
        "1,0.1,2.5,,'\n",
        ",0.1,2.5,,\n",
        "1\n",
        "\n"
      })
  void takesNothingButNumbers(String text) {
    assertThatThrownBy(() -> CurveRows.read(HEADER + text))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(400))
        .hasMessageContaining("expected update,lr,trainLoss,evalLoss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "update,lr\n0,1\n",
        "lr,update,trainLoss,evalLoss\n",
        "update,lr,trainLoss,evalLoss,a,a\n",
        "update,lr,trainLoss,evalLoss,=cmd()\n"
      })
  void takesNoOtherHeader(String text) {
    assertThatThrownBy(() -> CurveRows.read(text))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(400));
  }
}
