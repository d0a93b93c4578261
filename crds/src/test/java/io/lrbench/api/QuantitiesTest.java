package io.lrbench.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "2, 2", "500m, 0.5", "1.5, 1.5", "16Gi, 17179869184", "1k, 1000", "1M, 1000000", "1e3, 1000",
    "1E3, 1000", "12E-1, 1.2", "100u, 0.0001", "1n, 0.000000001", "0, 0", ".5, 0.5", "5., 5",
    "1Ki, 1024", "1E, 1000000000000000000"
  })
  void takesWhatKubernetesTakesAndTheClientCanComputeWith(String text, BigDecimal amount) {
    assertThat(Quantities.isOne(text)).isTrue();
    assertThat(Quantity.parse(text).getNumericalAmount()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @CsvSource({
    "16Gi, 17179869184",
    "1.5k, 1500",
    "1Pi, 1125899906842624",
    "8Ei, 9223372036854775807",
    "99999999999999999999999999999Ei, 9223372036854775807"
  })
  void takesNoMemoryForLessThanItIs(String text, long bytes) {
    assertThat(Quantities.bytes(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "banana",
        "",
        " 1",
        "1 ",
        "-1",
        "1K",
        "1g",
        "1GB",
        "Gi",
        ".",
        "1e",
        "1e1000",
        "NaN",
        "1,5",
        "0x10",
        "10%",
        "000000000000000000000000000000001"
      })
  void refusesWhatIsNoneOrWouldTakeForeverToComputeWith(String text) {
    assertThat(Quantities.isOne(text)).isFalse();
  }
}
