package io.lrbench.operator.live;

import io.lrbench.operator.live.CurveFolders.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Curves in files, {@code NAMESPACE/NAME/UID/TRIAL.csv}, of a bounded size together, of which each
 * namespace has its share. Whose share is used up makes room by its own benchmarks that nothing was
 * told of for an hour; where nothing is free, those that hold more than it do first.
 */
final class CurveFiles {
  /** Of a trial nothing more is wanted. */
  static final long NOTHING = Long.MAX_VALUE;

  /** 20,000 rows, which a trainer sends at most, with four evaluated metrics in each. */
  private static final long MOST_OF_ONE = 4L << 20;

  /** What is kept free: as much as a request has. */
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
   * @throws RefusedException there is no room, or they have too many columns
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
    CurveFile.Addition addition = file.addition(rows);
    if (addition.size() > MOST_OF_ONE) {
      return NOTHING;
    }
    if (addition.text().isEmpty()) {
      return file.next();
    }
    requireRoom(benchmark, Need.of(addition, before));
    long ofFolder = Files.exists(file.path().getParent()) ? 0 : CurveFolders.BLOCK;
    file.append(addition);
    shares.add(
        benchmark.namespace(),
        CurveFolders.blocks(file.size()) - CurveFolders.blocks(before) + ofFolder);
    return file.next();
  }

  Path path(BenchmarkKey benchmark, String trial) {
    return benchmark.in(folders.root()).resolve(trial + ".csv");
  }

  /**
   * Bytes that an addition takes up.
   *
   * @param added for good
   * @param meanwhile until it is written: a file that gets wider is there twice
   */
  private record Need(long added, long meanwhile) {
    static Need of(CurveFile.Addition addition, long before) {
      long after = CurveFolders.blocks(addition.size());
      long added = after - CurveFolders.blocks(before);
      return new Need(added, addition.wider() > 0 ? after : added);
    }

    /** What has to be free, so that a namespace that held nothing is within its share then. */
    long free() {
      return Math.max(meanwhile, added + Math.max(MOST_AT_ONCE, added));
    }
  }

  private boolean hasRoom(String namespace, Need need) {
    return shares.free() >= need.free() && !shares.isOver(namespace, need.added);
  }

  private void requireRoom(BenchmarkKey taker, Need need) throws IOException, RefusedException {
    Instant now = clock.instant();
    String namespace = taker.namespace();
    if (!hasRoom(namespace, need)
        && madeRoom.getOrDefault(namespace, Instant.MIN).plus(PAUSE).isBefore(now)) {
      madeRoom.values().removeIf(then -> !then.plus(PAUSE).isAfter(now));
      madeRoom.put(namespace, now);
      shares.set(folders.used());
      makeRoom(taker, need, now.minus(SILENT));
    }
    if (!hasRoom(namespace, need)) {
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
              + " are free, where "
              + need.free()
              + " have to be; a namespace may hold three times as much as is free");
    }
  }

  /** Nobody gives while another that holds more has something to give, and none for a larger. */
  private void makeRoom(BenchmarkKey taker, Need need, Instant since) throws IOException {
    Set<String> gaveAll = new HashSet<>();
    String namespace = taker.namespace();
    while (!hasRoom(namespace, need)) {
      List<String> givers =
          shares.free() < need.free() ? shares.largestFirst(namespace) : List.of(namespace);
      Optional<String> giver = givers.stream().filter(one -> !gaveAll.contains(one)).findFirst();
      if (giver.isEmpty()) {
        return;
      }
      if (!gives(giver.get(), taker, since)) {
        gaveAll.add(giver.get());
      }
    }
  }

  /**
   * Half of what it holds, so that the files are looked through seldom.
   *
   * @return whether there was something to give
   */
  private boolean gives(String giver, BenchmarkKey taker, Instant since) throws IOException {
    long before = shares.of(giver);
    for (Told told : folders.silent(giver, since)) {
      if (shares.of(giver) > before / 2 && !told.benchmark().equals(taker.in(folders.root()))) {
        shares.add(giver, -CurveFolders.used(told.benchmark()));
        folders.delete(told.benchmark());
      }
    }
    return shares.of(giver) < before;
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
