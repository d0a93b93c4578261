package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeftBaseTest {
  @ParameterizedTest
  @CsvSource({
    "hf://meta-llama/Llama-2-7b-hf, meta-llama/Llama-2-7b-hf,",
    "hf://owner/name@main, owner/name,",
    "hf://owner/name@v1.0, owner/name, v1.0",
    "hf://owner/name@refs/pr/3, owner/name, refs/pr/3",
    "hf://owner/name/sub, hf://owner/name/sub,",
    "file:models/tiny, /data/models/tiny,",
    "s3://bucket/tiny, s3://bucket/tiny,",
    "pvc://models/tiny, pvc://models/tiny,"
  })
  void namesTheBaseAsPeftDoes(String uri, String name, String revision) {
    assertThat(PeftBase.of(uri, Path.of("/data/models/tiny")))
        .isEqualTo(new PeftBase(name, revision));
  }
}
