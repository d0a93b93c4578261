package io.lrbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "0, 0",
    "'\"50%\"', 60",
    "'\"12.5%\"', 15",
    "'\"0.4%\"', 0",
    "'\"0.417%\"', 1",
    "'\"2ep\"', 14",
    "'\"0.5ep\"', 4",
    "'\"0.07ep\"', 0"
  })
  void isRoundedHalfUpInDecimals(String json, long updates) throws JsonProcessingException {
    Length length = JSON.readValue(json, Length.class);

    assertThat(length.updates(120, 7)).isEqualTo(updates);
    assertThat(JSON.writeValueAsString(length)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "1.5", "\"30\"", "\"30 %\"", "\"-1%\"", "\".5ep\"", "\"1e2%\"", "true"})
  void anythingElseIsRefusedWithTheThreeForms(String json) {
    assertThatThrownBy(() -> JSON.readValue(json, Length.class))
        .hasMessageContaining(
            "write a count of updates (30), a percentage (\"30%\") or epochs (\"2ep\")");
  }

  /** The API takes 30.0 for an integer, and keeps it as written. */
  @ParameterizedTest
  @CsvSource({"30.0, 30", "1e3, 1000", "0.0, 0"})
  void aWholeNumberMayBeWrittenWithAPoint(String json, long updates)
      throws JsonProcessingException {
    assertThat(JSON.readValue(json, Length.class)).isEqualTo(Length.ofUpdates(updates));
  }

  @Test
  void isNeverTooLargeForALong() {
    assertThat(Length.of("99999999999999999999999999999%").updates(100, 1))
        .isGreaterThan(100_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"90m, 5400", "1h30m, 5400", "24h, 86400", "1h0m5s, 3605", "0s, 0"})
  void durationsAreHoursMinutesAndSeconds(String text, long seconds) {
    assertThat(Durations.parse(text)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1d", "30m1h", "90", "-1h", "1.5h", "12345678901h"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write hours, minutes or seconds: 90m, 1h30m");
  }
}
