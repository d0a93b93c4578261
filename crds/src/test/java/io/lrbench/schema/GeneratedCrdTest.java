package io.lrbench.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class GeneratedCrdTest {
  @Test
  void theCommittedCrdIsWhatTheRecordsSay() throws IOException {
    String generated = Crd.yaml();
    if ("write".equals(System.getProperty("lrbench.crd"))) {
      Files.writeString(Crd.COMMITTED, generated);
    }

    assertThat(Files.readString(Crd.COMMITTED))
        .as("write it again: mvn -pl crds test -Dtest=GeneratedCrdTest -Dlrbench.crd=write")
        .isEqualTo(generated);
  }

  @Test
  void theReferencePageIsWhatTheCrdSays() throws IOException {
    String generated = ReferencePage.of(Crd.yaml());
    if ("write".equals(System.getProperty("lrbench.crd"))) {
      Files.createDirectories(ReferencePage.COMMITTED.getParent());
      Files.writeString(ReferencePage.COMMITTED, generated);
    }

    assertThat(Files.readString(ReferencePage.COMMITTED))
        .as("write it again: mvn -pl crds test -Dtest=GeneratedCrdTest -Dlrbench.crd=write")
        .isEqualTo(generated);
  }
}
