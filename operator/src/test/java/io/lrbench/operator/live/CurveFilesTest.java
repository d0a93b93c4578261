package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One file a trial, each update once, and so many bytes together. */
class CurveFilesTest {
  private static final String HEADER = "update,lr,trainLoss,evalLoss,accuracy\n";
  private static final BenchmarkKey BENCH = new BenchmarkKey("ml", "bench", "uid-1");
  private static final long MANY = 1 << 20;

  @TempDir private Path folder;
  private CurveFiles files;

  @BeforeEach
  void open() throws IOException {
    files = files(MANY, Instant.now());
  }

  private CurveFiles files(long most, Instant now) throws IOException {
    return new CurveFiles(folder, most, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static CurveRows rows(String text) throws RefusedException {
    return CurveRows.read(HEADER + text);
  }

  private String kept(String trial) throws IOException {
    return Files.readString(folder.resolve("ml/bench/uid-1").resolve(trial + ".csv"));
  }

  @Test
  void hasEachUpdateOnceWhateverIsToldAgain() throws IOException, RefusedException {
    assertThat(files.append(BENCH, "aaa", rows("0,0.1,2.5,2.4,\n1,0.1,2.25,,\n"))).isEqualTo(2);
    assertThat(files.append(BENCH, "aaa", rows("0,0.1,2.5,2.4,\n1,0.1,2.25,,\n"))).isEqualTo(2);
    // A pod that went back to a checkpoint at update 1.
    assertThat(files.append(BENCH, "aaa", rows("1,0.1,9.5,,\n2,1.0E-5,NaN,,\n"))).isEqualTo(3);

    assertThat(kept("aaa")).isEqualTo(HEADER + "0,0.1,2.5,2.4,\n1,0.1,2.25,,\n2,1.0E-5,NaN,,\n");
  }

  @Test
  void asksForTheWholeCurveWhereItHasNone() throws IOException, RefusedException {
    assertThat(files.append(BENCH, "aaa", rows("7,0.1,2.5,,\n"))).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void addsColumnsThatAreMeasuredLater() throws IOException, RefusedException {
    files.append(BENCH, "aaa", rows("0,0.1,2.5,,\n"));
    files.append(BENCH, "aaa", CurveRows.read("update,lr,trainLoss,evalLoss,arc\n1,,,2.0,0.5\n"));
    files.append(BENCH, "aaa", rows("2,0.1,2.5,,0.25\n"));

    assertThat(kept("aaa"))
        .isEqualTo(
            """
            update,lr,trainLoss,evalLoss,accuracy,arc
            0,0.1,2.5,,,
            1,,,2.0,,0.5
            2,0.1,2.5,,0.25,
            """);
  }

  @Test
  void goesOnAfterARowThatACrashCutOff() throws IOException, RefusedException {
    files.append(BENCH, "aaa", rows("0,0.1,2.5,,\n"));
    Files.writeString(
        folder.resolve("ml/bench/uid-1/aaa.csv"), "1,0.1,2.", StandardOpenOption.APPEND);

    assertThat(files.append(BENCH, "aaa", rows("1,0.1,2.25,,\n"))).isEqualTo(2);
    assertThat(kept("aaa")).isEqualTo(HEADER + "0,0.1,2.5,,\n1,0.1,2.25,,\n");
  }

  /** So a full disk leaves them; then the whole curve is wanted again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update,lr,trainL",
        "update,lr,trainLoss,evalLoss",
        "update,lr,trainLoss,evalLoss,accuracy\n",
        "update,lr,trainLoss,evalLoss,accuracy\n0,0.",
        "5,0.1,2.5,,\n"
      })
  void startsAnewWhereNothingWholeIsThere(String left) throws IOException, RefusedException {
    Path file = Files.createDirectories(folder.resolve("ml/bench/uid-1")).resolve("aaa.csv");
    Files.writeString(file, left);

    assertThat(files.append(BENCH, "aaa", rows("6,0.1,2.5,,\n"))).isZero();
    assertThat(files.append(BENCH, "aaa", rows("0,0.1,2.5,,\n"))).isEqualTo(1);
    assertThat(kept("aaa")).isEqualTo(HEADER + "0,0.1,2.5,,\n");
  }

  @Test
  void wantsNoMoreOfATrialThatFillsItsShare() throws IOException, RefusedException {
    CurveFiles large = files(Long.MAX_VALUE, Instant.now());
    long next = 0;
    while (next != CurveFiles.NOTHING) {
      assertThat(next).isLessThan(200_000);
      long from = next;
      next = large.append(BENCH, "aaa", rows(many(from, 2500)));
    }

    assertThat(kept("aaa").length()).isBetween((4 << 20) - 131_072, 4 << 20);
  }

  private static String many(long from, int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> from + i + ",1.2345678901234567E-5,1.2345678901234567,,\n")
        .collect(Collectors.joining());
  }

  @Test
  void holdsSoManyBytesAndNoMore() throws IOException {
    assertThatThrownBy(() -> fill(files, BENCH))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(507));

    assertThat(bytes()).isBetween(MANY / 2, MANY);
    assertThatThrownBy(() -> files(MANY, Instant.now()).append(BENCH, "new", rows("0,1,1,,\n")))
        .as("after a restart, too")
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void leavesRoomForOtherNamespacesAndTheirCurves() throws IOException, RefusedException {
    BenchmarkKey done = new BenchmarkKey("team", "done", "uid-2");
    BenchmarkKey fresh = new BenchmarkKey("team", "fresh", "uid-3");
    CurveFiles earlier = files(MANY, Instant.now());
    earlier.append(done, "aaa", rows("0,0.1,2.5,,\n"));
    Path file = folder.resolve("team/done/uid-2/aaa.csv");
    age(file);
    age(file.getParent());
    CurveFiles now = files(MANY, Instant.now());

    assertThatThrownBy(() -> fill(now, BENCH))
        .hasMessageContaining("namespace ml")
        .hasMessageContaining("three times as much as is free");

    assertThat(file).as("another's, silent for an hour").exists();
    assertThat(now.append(fresh, "aaa", rows("0,0.1,2.5,,\n"))).isEqualTo(1);
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
  }

  @Test
  void hasTheLargestMakeRoomForASmallOne() throws IOException, RefusedException {
    CurveFiles early = files(MANY, Instant.now());
    for (String namespace : List.of("large", "next")) {
      BenchmarkKey key = new BenchmarkKey(namespace, "bench", "uid-1");
      assertThatThrownBy(() -> fill(early, key)).isInstanceOf(RefusedException.class);
    }
    CurveFiles later = files(MANY, Instant.now().plus(Duration.ofHours(2)));

    assertThat(later.append(BENCH, "aaa", rows("0,0.1,2.5,,\n"))).isEqualTo(1);

    assertThat(folder.resolve("large")).doesNotExist();
    assertThat(folder.resolve("next")).isNotEmptyDirectory();
  }

  @Test
  void makesRoomByBenchmarksThatWereLongSilent() throws IOException, RefusedException {
    assertThatThrownBy(() -> fill(files, BENCH)).isInstanceOf(RefusedException.class);

    BenchmarkKey fresh = new BenchmarkKey("ml", "fresh", "uid-2");
    CurveFiles later = files(MANY, Instant.now().plus(Duration.ofHours(2)));
    assertThat(later.append(fresh, "aaa", rows("0,0.1,2.5,,\n"))).isEqualTo(1);

    assertThat(folder.resolve("ml/bench/uid-1")).doesNotExist();
    assertThat(folder.resolve("ml/fresh/uid-2/aaa.csv")).exists();
  }

  private static void fill(CurveFiles files, BenchmarkKey key)
      throws IOException, RefusedException {
    for (int trial = 0; trial < 1000; trial++) {
      files.append(key, "full" + trial, rows("0,0.1,2.5,,\n"));
    }
  }

  private long bytes() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.mapToLong(file -> 4096).sum();
    }
  }

  @Test
  void removesWhatBelongsToNoBenchmark() throws IOException, RefusedException {
    BenchmarkKey namesake = new BenchmarkKey("ml", "bench", "uid-2");
    BenchmarkKey other = new BenchmarkKey("team", "gone", "uid-3");
    for (BenchmarkKey key : new BenchmarkKey[] {BENCH, namesake, other}) {
      files.append(key, "aaa", rows("0,0.1,2.5,,\n"));
    }

    files.keep(namesake::equals);

    assertThat(folder.resolve("ml/bench")).isDirectoryContaining("glob:**/uid-2");
    assertThat(folder.resolve("ml/bench/uid-1")).doesNotExist();
    assertThat(folder.resolve("team")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"..,a,u", "a,../b,u", "a,b,../c", "a,b,.", "a/b,c,u", "'',a,u", "a,b,''"})
  void takesNoNameThatLeadsElsewhere(String namespace, String name, String uid) {
    assertThatThrownBy(() -> new BenchmarkKey(namespace, name, uid))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
