package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.trainer.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native tokenizer ends its process when the heap is too small; so this starts another. */
class SmallHeapIT {
  private static final int MAX_LENGTH = 1001;
  private static final int BLOCKS = 500;

  @TempDir Path folder;

  /** Prints how many blocks a stream has, behind its limit. */
  public static void main(String[] arguments) {
    try (TextEncoder encoder = TextEncoder.open(Path.of(arguments[0]), Long.MAX_VALUE)) {
      Path file = Path.of(arguments[1]);
      System.out.println(
          TextStream.read(file, encoder, MAX_LENGTH, Long.MAX_VALUE, EncodingLimit.ofHeap())
              .size());
    }
  }

  @Test
  void aStreamNearTheLimitIsEncodedInAHeapWithALittleRoom()
      throws IOException, InterruptedException {
    SmallModel.write(folder);
    Path text = folder.resolve("a.txt");
    Files.writeString(text, "abcdefghij".repeat(BLOCKS * (MAX_LENGTH - 1) / 10));
    Path out = folder.resolve("out");

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapIT.class.getName(),
                folder.toString(),
                text.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();

    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(lines.size() - 1)).isEqualTo(String.valueOf(BLOCKS));
  }
}
