package io.lrbench.operator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputCheckTest {
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
