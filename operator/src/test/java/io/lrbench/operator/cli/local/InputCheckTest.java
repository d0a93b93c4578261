package io.lrbench.operator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputCheckTest {
  @Test
  void noticesArePassedOnAndTheLastLineIsTheAnswer() throws IOException {
    String printed =
        """
        {"fetch":"model.safetensors","bytes":1,"of":2}
        {"notice":"attempt 2 of 6 in 1 s"}
        {"notice":"attempt 3 of 6 in 2 s"}
        {"updates":4}
        """;
    List<String> notices = new ArrayList<>();

    String last =
        InputCheck.lastLine(
            new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)), notices::add);

    assertThat(last).isEqualTo("{\"updates\":4}");
    assertThat(notices).containsExactly("attempt 2 of 6 in 1 s", "attempt 3 of 6 in 2 s");
  }

  @ParameterizedTest
  @CsvSource({
    "'dataset.uri: expected a folder', 'spec.dataset.uri: expected a folder'",
    "'policies[0]: found 2', 'spec.policies[0]: found 2'",
    "'dataset: expected every label', 'spec.dataset: expected every label'",
    "'/data/a.txt: expected text; check dataset.uri', '/data/a.txt: expected text; check dataset.uri'",
    "'models/a.json: expected JSON', 'models/a.json: expected JSON'"
  })
  void aMessageThatBeginsWithAFieldNamesItAsTheManifestDoes(String trainer, String user) {
    assertThat(InputCheck.inSpec(trainer)).isEqualTo(user);
  }
}
