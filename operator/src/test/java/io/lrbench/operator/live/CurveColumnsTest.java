package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What columns that are measured later may cost. */
class CurveColumnsTest {
  private static final String FIRST = "update,lr,trainLoss,evalLoss";
  private static final BenchmarkKey BENCH = new BenchmarkKey("ml", "bench", "uid-1");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void make() throws IOException {
    file = Files.createDirectories(BENCH.in(folder)).resolve("aaa.csv");
  }

  private CurveFiles files(long most) throws IOException {
    return new CurveFiles(folder, most, Clock.systemUTC());
  }

  private static String header(String name, int more) {
    return FIRST
        + IntStream.range(0, more).mapToObj(i -> "," + name + i).collect(Collectors.joining())
        + "\n";
  }

  private static CurveRows row(long update, String name, int more) throws RefusedException {
    return CurveRows.read(header(name, more) + update + ",1,2," + ",1".repeat(more) + "\n");
  }

  private static String rows(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> i + ",1,2,\n").collect(Collectors.joining());
  }

  @Test
  void makesNoFileLargerThanATrialsShare() throws IOException, RefusedException {
    String before = FIRST + "\n" + rows(300_000);
    assertThat(before.length()).isBetween(3 << 20, 4 << 20);
    Files.writeString(file, before);

    assertThat(files(1L << 30).append(BENCH, "aaa", row(300_000, "m", 60)))
        .isEqualTo(CurveFiles.NOTHING);

    assertThat(file).hasContent(before);
  }

  /** 600,000 bytes of a mebibyte, and ten times as much with 60 more columns. */
  @Test
  void takesNoMoreRoomThanThereIs() throws IOException, RefusedException {
    String before = FIRST + "\n" + rows(50_000);
    Files.writeString(file, before);

    assertThatThrownBy(() -> files(1L << 20).append(BENCH, "aaa", row(50_000, "m", 60)))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(507));
    assertThat(file).hasContent(before);

    assertThat(files(16L << 20).append(BENCH, "aaa", row(50_000, "m", 60))).isEqualTo(50_001);
  }

  @Test
  void knowsTheSizeBeforeItIsWritten() throws IOException, RefusedException {
    Files.writeString(file, FIRST + "\n" + rows(1000));
    CurveFile curve = new CurveFile(file);
    for (int more : new int[] {0, 3}) {
      CurveFile.Addition addition = curve.addition(row(1000 + more, "m", more));
      curve.append(addition);
      assertThat(file).hasSize(addition.size());
    }
    assertThat(folder.resolve("ml/bench/uid-1")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void refusesMoreColumnsThanACurveHas() throws IOException, RefusedException {
    CurveFiles files = files(1L << 20);
    files.append(BENCH, "aaa", row(0, "m", 60));
    String before = Files.readString(file);

    assertThatThrownBy(() -> files.append(BENCH, "aaa", row(1, "other", 1)))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(400))
        .hasMessageContaining("expected 64 columns")
        .hasMessageContaining("found 65");

    assertThat(file).hasContent(before);
    assertThat(files.append(BENCH, "aaa", row(1, "m", 60))).isEqualTo(2);
  }

  /** As an earlier version wrote it. */
  @Test
  void keepsACurveThatHasMore() throws IOException, RefusedException {
    String before = header("m", 70) + "0,1,2," + ",1".repeat(70) + "\n";
    Files.writeString(file, before);

    assertThat(files(1L << 20).append(BENCH, "aaa", row(1, "m", 3))).isEqualTo(2);

    assertThat(Files.readString(file))
        .isEqualTo(before + "1,1,2," + ",1".repeat(3) + ",".repeat(67) + "\n");
  }
}
