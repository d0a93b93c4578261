package io.lrbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.vocabulary.GoldenTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The range tests that torch-lr-finder itself made. */
@Tag("golden")
class RangeFinderTest {
  static Stream<JsonNode> cases() throws IOException {
    JsonNode index = new ObjectMapper().readTree(text("index.json"));
    return StreamSupport.stream(index.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sweepsAveragesStopsAndSuggestsAsTheFinder(JsonNode golden) throws IOException {
    LrPolicy sweep =
        new RangeSweep(
            golden.get("minLr").asDouble(),
            golden.get("maxLr").asDouble(),
            golden.get("updates").asLong(),
            golden.get("type").asText().equals("exponential"));
    RangeFinder finder =
        new RangeFinder(golden.get("smoothing").asDouble(), golden.get("stopFactor").asDouble());
    List<String> rows = text(golden.get("name").asText() + ".csv").lines().skip(1).toList();

    double deviation = 0;
    for (String row : rows) {
      assertThat(finder.divergedRate()).isEmpty();
      String[] cells = row.split(",", -1);
      double rate = sweep.learningRate(Long.parseLong(cells[0]), List.of());
      assertThat(rate).isCloseTo(number(cells[1]), within(1e-13 * rate));
      finder.see(number(cells[1]), number(cells[2]));
      double average = finder.averages().get(finder.averages().size() - 1);
      deviation = Math.max(deviation, Math.abs(average / number(cells[3]) - 1));
    }
    GoldenTable.add("rangetest/" + golden.get("name").asText(), "averaged loss", deviation, 1e-12);
    assertThat(deviation).isLessThan(1e-12);

    assertThat(finder.divergedRate()).hasValue(number(rows.get(rows.size() - 1).split(",", -1)[1]));
    assertThat(finder.suggestion(10, 5)).hasValue(golden.get("suggestedLr").asDouble());
    assertThat(finder.lowestLossRate()).hasValue(golden.get("lowestLossLr").asDouble());
  }

  @Test
  void aLossThatIsNoNumberEndsTheTest() {
    RangeFinder finder = new RangeFinder(0.05, 5);
    finder.see(0.1, 2);
    finder.see(0.2, Double.NaN);

    assertThat(finder.divergedRate()).hasValue(0.2);
    assertThat(finder.lowestLossRate()).hasValue(0.1);
    assertThat(finder.suggestion(0, 0)).isEmpty();
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  private static String text(String file) throws IOException {
    try (InputStream in =
        RangeFinderTest.class.getResourceAsStream("/goldens/lr/rangetest/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
