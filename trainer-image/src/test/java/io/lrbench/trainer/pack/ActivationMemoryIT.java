package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The most memory that a trainer's process ever had, with and without kept activations. */
@EnabledOnOs(OS.LINUX)
class ActivationMemoryIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"lora", "full"})
  void activationsComputedAgainTakeLessMemory(String method)
      throws IOException, InterruptedException {
    long kept = peak(method, false);
    long again = peak(method, true);
    System.out.printf("%s: peak %,d KiB, %,d KiB with checkpointing%n", method, kept, again);
    assertThat(kept - again)
        .as("KiB saved of four layers' 100 MB, of which the allocator keeps some")
        .isGreaterThan(25 * 1024);
  }

  /** Java's heap is resident from the start. */
  private long peak(String method, boolean checkpointing) throws IOException, InterruptedException {
    Path own = Files.createDirectories(folder.resolve("checkpointing-" + checkpointing));
    ObjectNode pack = new PackFixture(own).pack(1);
    Path text = own.resolve("text.txt");
    Files.writeString(text, Files.readString(text).repeat(100));
    pack.withObject("/model")
        .put("uri", Path.of("../examples/quickstart/model").toRealPath().toUri().toString());
    ObjectNode training = pack.putObject("training").put("method", method).put("updates", 4);
    training.put("batchSize", 32).put("maxLength", 128);
    training.put("activationCheckpointing", checkpointing);
    PackFixture.trial(pack, "a", 1, "{'name':'p','lrbench':{'type':'FIX','k0':0.001}}");
    long peak = 0;
    try (TrainerProcess trainer =
        TrainerProcess.start(own, pack.toString(), "-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch")) {
      while (trainer.process().inputReader().readLine() != null) {
        peak = Math.max(peak, trainer.kilobytes("VmHWM").orElse(0));
      }
      assertThat(trainer.end()).as(trainer.said()).isZero();
    }
    return peak;
  }
}
