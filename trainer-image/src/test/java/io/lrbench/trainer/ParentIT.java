package io.lrbench.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed as kill -9 would. */
class ParentIT {
  /** A trainer that has nothing to do but wait. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws InterruptedException {
      Parent.endWith(System.getenv(Parent.VARIABLE));
      System.out.println("waiting");
      Thread.sleep(TimeUnit.MINUTES.toMillis(2));
    }
  }

  @TempDir Path folder;
  private Process parent;
  private Process child;

  @BeforeEach
  void aParent() throws IOException {
    Assumptions.assumeTrue(Path.of("/bin/sleep").toFile().canExecute(), "needs /bin/sleep");
    parent = new ProcessBuilder("/bin/sleep", "120").start();
  }

  @AfterEach
  void leaveNothing() {
    parent.destroyForcibly();
    if (child != null) {
      child.destroyForcibly();
    }
  }

  @Test
  void aTrainerEndsWithTheProcessItWorksFor() throws IOException, InterruptedException {
    child = start(Waiting.class.getName(), parent.pid());
    assertThat(child.inputReader().readLine()).isEqualTo("waiting");
    assertThat(child.waitFor(1, TimeUnit.SECONDS)).as("it lives while its parent does").isFalse();

    parent.destroyForcibly();

    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(1);
  }

  @Test
  void aTrainerWhoseParentIsGoneBeforeItStartsDoesNothing()
      throws IOException, InterruptedException {
    parent.destroyForcibly().waitFor();
    child = start(Main.class.getName(), parent.pid());

    assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(child.exitValue()).as("2 would be the missing pack").isEqualTo(1);
  }

  private Process start(String main, long pid) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main));
    builder.environment().put(Parent.VARIABLE, Long.toString(pid));
    builder.environment().put("TERMINATION_LOG", folder.resolve("message").toString());
    builder.redirectError(folder.resolve("err").toFile());
    return builder.start();
  }
}
