package io.lrbench.operator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path temporary;

  @Test
  void aStartRemovesWhatADeadProcessLeftAndNothingElse() throws IOException {
    RunFolder alive = RunFolder.createIn(temporary);
    RunFolder killed = RunFolder.createIn(temporary);
    Files.writeString(killed.operatorLog(), "log");
    killed.owner().close(); // as the end of a process does
    RunFolder kept = RunFolder.createIn(temporary);
    kept.keep();
    kept.owner().close();
    Path other = Files.createDirectory(temporary.resolve("lrbench-other"));

    RunFolder next = RunFolder.createIn(temporary);

    assertThat(temporary)
        .isDirectoryNotContaining(path -> path.equals(killed.folder()))
        .isDirectoryContaining(path -> path.equals(other));
    assertThat(alive.trials()).isDirectory();
    assertThat(kept.trials()).isDirectory();
    assertThat(next.pods()).isDirectory();
    next.remove();
    assertThat(next.folder()).doesNotExist();
  }
}
