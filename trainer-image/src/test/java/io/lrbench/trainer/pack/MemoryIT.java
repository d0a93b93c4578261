package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a trainer's process holds of the machine's memory, as Linux counts it. */
@EnabledOnOs(OS.LINUX)
class MemoryIT {
  private static final String FIX = "{'name':'p','lrbench':{'type':'FIX','k0':0.001}}";

  @TempDir Path folder;
  private PackFixture fixture;

  @BeforeEach
  void files() throws IOException {
    fixture = new PackFixture(folder);
  }

  /** Java's heap is resident from the start, so that what grows is libtorch's or ours. */
  @Test
  void staysFlatOverFiveThousandUpdates() throws IOException, InterruptedException {
    ObjectNode pack = fixture.pack(1).put("checkpointEvery", 250);
    pack.withObject("/training").put("updates", 5000);
    PackFixture.trial(pack, "a", 1, FIX);
    TreeMap<Long, Long> kilobytes = new TreeMap<>();
    try (TrainerProcess trainer =
        TrainerProcess.start(
            folder, pack.toString(), "-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch")) {
      BufferedReader lines = trainer.process().inputReader();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long update = PackFixture.JSON.readTree(line).get("update").asLong();
        trainer.kilobytes("VmRSS").ifPresent(found -> kilobytes.put(update, found));
      }
      assertThat(trainer.end()).as(trainer.said()).isZero();
    }
    System.out.println("resident KiB by update: " + kilobytes);
    long early = kilobytes.ceilingEntry(1000L).getValue();
    long late = kilobytes.lastEntry().getValue();
    assertThat(kilobytes.lastKey()).isGreaterThan(4000);
    assertThat(late - early).as("KiB more than at update 1000").isLessThan(8 * 1024);
  }

  /** A batch of 20,000 images is 63 MB of floats. */
  @Test
  void saysWhatToLowerWhereTheHeapIsTooSmall() throws IOException, InterruptedException {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (String split : List.of("train", "t10k")) {
      int count = split.equals("train") ? 20_000 : 10;
      ByteBuffer pixels = ByteBuffer.allocate(16 + count * 784);
      Files.write(
          images.resolve(split + "-images-idx3-ubyte"),
          pixels.putInt(2051).putInt(count).putInt(28).putInt(28).put((byte) 255).array());
      ByteBuffer labels = ByteBuffer.allocate(8 + count);
      Files.write(
          images.resolve(split + "-labels-idx1-ubyte"),
          labels.putInt(2049).putInt(count).put((byte) 1).array());
    }
    ObjectNode pack = fixture.pack(2);
    pack.putObject("model").put("builtin", "mlp");
    pack.putObject("dataset").put("uri", "file:images").put("format", "idx");
    ObjectNode training = pack.putObject("training").put("method", "full").put("updates", 3);
    training.put("batchSize", 20_000);
    PackFixture.trial(pack, "a", 1, FIX);
    PackFixture.trial(pack, "b", 2, FIX);

    try (TrainerProcess trainer = TrainerProcess.start(folder, pack.toString(), "-Xmx64m")) {
      assertThat(trainer.end()).as("not the user's error").isEqualTo(ExitCode.OUT_OF_MEMORY);
      assertThat(trainer.said()).contains("out of memory: Java heap space; ");
    }
    assertThat(Files.readString(folder.resolve("message")))
        .isEqualTo(
            "out of memory: Java heap space; raise resources.memory, or lower"
                + " execution.trialsPerPod or resources.cpu, by which 2 trials train at once, or"
                + " halve training.batchSize and double training.gradientAccumulation");
  }
}
