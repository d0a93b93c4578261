package io.lrbench.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentMemoryTest {
  @TempDir Path folder;

  @Test
  void readsWhatLinuxWrites() throws IOException {
    Path status = folder.resolve("status");
    Files.writeString(status, "Name:\tjava\nVmHWM:\t  400000 kB\nVmRSS:\t  250000 kB\n");

    assertThat(ResidentMemory.megabytes(status)).hasValue(256);
  }

  @Test
  void hasNothingToSayElsewhere() {
    assertThat(ResidentMemory.megabytes(folder.resolve("none"))).isEmpty();
  }
}
