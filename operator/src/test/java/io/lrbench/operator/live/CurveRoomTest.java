package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose curves go where little or nothing is free, as after a claim's size was lowered. */
class CurveRoomTest {
  private static final int BLOCK = 4096;
  private static final BenchmarkKey NEW = new BenchmarkKey("fresh", "new", "uid-1");

  @TempDir private Path folder;

  private CurveFiles files(long most) throws IOException {
    Instant inTwoDays = Instant.now().plus(Duration.ofHours(48));
    return new CurveFiles(folder, most, Clock.fixed(inTwoDays, ZoneOffset.UTC));
  }

  private static CurveRows row(int update) throws RefusedException {
    return CurveRows.read("update,lr,trainLoss,evalLoss\n" + update + ",0.1,2.5,\n");
  }

  /** A benchmark of files of a block each; each folder above them is a block, too. */
  private void hold(String namespace, int bytes) throws IOException {
    for (int i = 0; i < 2; i++) {
      Path benchmark = folder.resolve(namespace + "/bench" + i + "/uid-" + i);
      Files.createDirectories(benchmark);
      for (int file = 0; file < (bytes / BLOCK - 5) / 2; file++) {
        Files.writeString(benchmark.resolve(file + ".csv"), "x");
      }
    }
  }

  private boolean isWhole(String namespace) {
    return Files.exists(folder.resolve(namespace + "/bench0"))
        && Files.exists(folder.resolve(namespace + "/bench1"));
  }

  /** The sum is 2,080,768. */
  @ParameterizedTest
  @CsvSource({"2140768", "2080768", "1500000", "1048576"})
  void hasTheNamespaceGiveThatFillsTheRoom(long most) throws IOException, RefusedException {
    hold("old", 1_859_584);
    hold("fresh", 221_184);

    assertThat(files(most).append(NEW, "aaa", row(0))).isEqualTo(1);

    assertThat(isWhole("old")).isFalse();
    assertThat(isWhole("fresh")).isTrue();
  }

  @Test
  void letsANamespaceInThatHasNoFolderYet() throws IOException, RefusedException {
    hold("old", 1_859_584);

    assertThat(files(1_048_576).append(NEW, "aaa", row(0))).isEqualTo(1);

    assertThat(isWhole("old")).isFalse();
  }

  @Test
  void saysThatThereIsNoRoomWhereNobodyCanGive() throws IOException {
    hold("old", 1_859_584);
    CurveFiles files = new CurveFiles(folder, 1_048_576, Clock.systemUTC());

    assertThatThrownBy(() -> files.append(NEW, "aaa", row(0)))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(507));
    assertThat(isWhole("old")).isTrue();
  }

  /** Who fills the room does not get it from those that hold less, nor from the curves it tells. */
  @Test
  void hasNobodyGiveToALargerOne() throws IOException {
    hold("old", 221_184);
    Path told = Files.createDirectories(NEW.in(folder));
    for (int file = 0; file < 450; file++) {
      Files.writeString(told.resolve(file + ".csv"), "x");
    }

    for (long most : new long[] {1_048_576, 2_100_000}) {
      CurveFiles files = files(most);
      assertThatThrownBy(() -> files.append(NEW, "aaa", row(0)))
          .hasMessageContaining("namespace fresh");
    }

    assertThat(isWhole("old")).isTrue();
    try (Stream<Path> left = Files.list(told)) {
      assertThat(left).hasSize(450);
    }
  }
}
