package io.lrbench.operator.live;

import io.lrbench.operator.live.CurveFolders.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Curves in files, {@code NAMESPACE/NAME/UID/TRIAL.csv}, of a bounded size together, of which each
 * namespace has its share. Whose share is used up makes room by its own benchmarks that nothing was
 * told of for an hour; where there is no room for a small one, the largest namespace does first.
 */
final class CurveFiles {
  /** Of a trial nothing more is wanted. */
  static final long NOTHING = Long.MAX_VALUE;

  /** 20,000 rows, which a trainer sends at most, with four evaluated metrics in each. */
  private static final long MOST_OF_ONE = 4L << 20;

  /** What one request can add. */
  private static final long MOST_AT_ONCE = CurveRoute.MOST_BYTES;

  private static final Duration SILENT = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final CurveFolders folders;
  private final long most;
  private final Clock clock;
  private final Shares shares;
  private final Map<String, Instant> madeRoom = new HashMap<>();

  /**
   * @param most bytes of all files, in blocks of 4 KiB
   */
  CurveFiles(Path folder, long most, Clock clock) throws IOException {
    this.folders = new CurveFolders(folder);
    this.most = most;
    this.clock = clock;
    this.shares = new Shares(most);
    shares.set(folders.used());
  }

  /**
   * Adds rows of updates that its file has not yet. A new file starts with the first: where it was
   * lost, or another replica has it, the whole curve is told again.
   *
   * @return the update that is wanted next
   * @throws RefusedException there is no room
   */
  synchronized long append(BenchmarkKey benchmark, String trial, CurveRows rows)
      throws IOException, RefusedException {
    CurveFile file = new CurveFile(path(benchmark, trial));
    long before = file.size();
    if (before >= MOST_OF_ONE) {
      return NOTHING;
    }
    file.mend();
    if (file.next() == 0 && !rows.isFromTheStart()) {
      return 0;
    }
    requireRoom(benchmark.namespace());
    long ofFolder = Files.exists(file.path().getParent()) ? 0 : CurveFolders.BLOCK;
    file.append(rows);
    shares.add(
        benchmark.namespace(),
        CurveFolders.blocks(file.size()) - CurveFolders.blocks(before) + ofFolder);
    return file.next();
  }

  Path path(BenchmarkKey benchmark, String trial) {
    return benchmark.in(folders.root()).resolve(trial + ".csv");
  }

  private boolean hasRoom(String namespace) {
    return shares.free() >= MOST_AT_ONCE && !shares.isOver(namespace);
  }

  private void requireRoom(String namespace) throws IOException, RefusedException {
    Instant now = clock.instant();
    if (!hasRoom(namespace)
        && madeRoom.getOrDefault(namespace, Instant.MIN).plus(PAUSE).isBefore(now)) {
      madeRoom.values().removeIf(then -> !then.plus(PAUSE).isAfter(now));
      madeRoom.put(namespace, now);
      shares.set(folders.used());
      List<String> givers = shares.isOver(namespace) ? List.of(namespace) : shares.largestFirst();
      for (String giver : givers) {
        makeRoom(giver, namespace, now);
      }
    }
    if (!hasRoom(namespace)) {
      throw new RefusedException(
          RefusedException.FULL,
          "expected room for curves of namespace "
              + namespace
              + ", found that it holds "
              + shares.of(namespace)
              + " bytes, and "
              + shares.free()
              + " of "
              + most
              + " are free; a namespace may hold three times as much as is free");
    }
  }

  /** Half of what it holds, so that the files are looked through seldom. */
  private void makeRoom(String giver, String taker, Instant now) throws IOException {
    long enough = shares.of(giver) / 2;
    if (hasRoom(taker)) {
      return;
    }
    for (Told told : folders.silent(giver, now.minus(SILENT))) {
      if (shares.of(giver) > enough) {
        shares.add(giver, -CurveFolders.used(told.benchmark()));
        folders.delete(told.benchmark());
      }
    }
  }

  /** Removes what belongs to no benchmark any more. */
  synchronized void keep(Predicate<BenchmarkKey> isThere) throws IOException {
    for (Path benchmark : folders.benchmarks()) {
      if (folders.key(benchmark).filter(isThere.negate()).isPresent()) {
        folders.delete(benchmark);
      }
    }
    shares.set(folders.used());
  }
}
