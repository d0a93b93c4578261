package io.lrbench.operator.plan;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTest {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final List<Trial> TRIALS =
      Plan.of(benchmark().policies("a", "b").seeds(1, 2).spec()).trials();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "shakespeare-lora",
        "with.dots.in-it",
        "ends.at-the-cut.of-a-job-name-with-44-charac.ters",
        "dots.........................................x",
        "0123456789012345678901234567890123456789012345678901234567890123456789.long"
      })
  void isALegalLabelWhateverTheBenchmarkIsCalled(String benchmark) {
    List<String> names =
        List.of(
            ObjectName.job(benchmark, "u", TRIALS),
            ObjectName.results(benchmark, "u", 0),
            ObjectName.event(benchmark, "u", "Running/1"));

    assertThat(names)
        .allSatisfy(name -> assertThat(name).matches(LABEL).hasSizeLessThanOrEqualTo(57));
  }

  @Test
  void beginsWithTheNameOfTheBenchmark() {
    assertThat(ObjectName.job("shakespeare", "u", TRIALS)).matches("shakespeare-[0-9a-f]{12}");
    assertThat(ObjectName.results("shakespeare", "u", 7))
        .matches("shakespeare-results-[0-9a-f]{12}-007");
  }

  @Test
  void isTheSameForTheSamePackOnly() {
    String name = ObjectName.job("b", "u", TRIALS);

    assertThat(ObjectName.job("b", "u", List.copyOf(TRIALS))).isEqualTo(name);
    assertThat(ObjectName.job("b", "u", TRIALS.subList(0, 3))).isNotEqualTo(name);
    assertThat(ObjectName.job("b", "created-again", TRIALS)).isNotEqualTo(name);
  }

  @Test
  void differsWhereDotsAloneDiffer() {
    assertThat(ObjectName.job("a.b", "one", TRIALS))
        .isNotEqualTo(ObjectName.job("a-b", "two", TRIALS));
  }

  @Test
  void sortsConfigMapsByTheirIndex() {
    assertThat(ObjectName.results("b", "u", 9)).isLessThan(ObjectName.results("b", "u", 10));
    assertThat(ObjectName.results("b", "u", 99)).isLessThan(ObjectName.results("b", "u", 100));
  }
}
