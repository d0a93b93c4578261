package io.lrbench.trainer.checkpoint;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.train.TrialKeeper;
import io.lrbench.trainer.train.TrialProgress;
import io.lrbench.trainer.train.TrialReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The checkpoints of one trial: the newest usable one counts, and those before it are removed. */
public final class TrialCheckpoints implements TrialKeeper {
  private final TrialFolder folder;
  private final CheckpointKey key;
  private final Cadence cadence;
  private final BooleanSupplier stop;
  private final PrintStream err;

  TrialCheckpoints(
      TrialFolder folder,
      CheckpointKey key,
      Cadence cadence,
      BooleanSupplier stop,
      PrintStream err) {
    this.folder = folder;
    this.key = key;
    this.cadence = cadence;
    this.stop = stop;
    this.err = err;
  }

  @Override
  public Optional<TrialProgress> resume(TrainableModel model) {
    try {
      folder.make();
      for (Path file : folder.checkpoints()) {
        try {
          CheckpointFile found = CheckpointFile.read(file, key);
          model.restore(found.state());
          say("goes on at update " + found.progress().update());
          return Optional.of(found.progress());
        } catch (UnusableException | InputException | IllegalArgumentException | IOException e) {
          say("passes over " + file.getFileName() + ": " + e.getMessage());
        }
      }
    } catch (IOException e) {
      say("finds no checkpoints: " + e);
    }
    return Optional.empty();
  }

  @Override
  public Wish wish(long update) {
    if (stop.getAsBoolean()) {
      return Wish.KEEP_AND_STOP;
    }
    return cadence.isDue(update) ? Wish.KEEP : Wish.GO_ON;
  }

  /** A disk that is full ends no trial: it only has more to do again. */
  @Override
  public void keep(TrialProgress reached, TrainableModel model) {
    long start = System.nanoTime();
    try {
      Path file = folder.checkpoint(reached.update());
      CheckpointFile.write(file, key, reached, model.stateSources());
      folder.removeOthers(Optional.of(file));
    } catch (IOException e) {
      say("could not keep update " + reached.update() + ": " + e);
    }
    cadence.kept(System.nanoTime() - start);
  }

  /** What the trial ended with, if it did. */
  public Optional<TrialReport> finished() {
    try {
      return FinishedTrial.read(folder.finished(), key);
    } catch (UnusableException | InputException | IOException e) {
      say("passes over " + folder.finished().getFileName() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The trial has ended: its report is kept, and no checkpoint is needed any more. */
  public void finish(TrialReport report) {
    try {
      folder.make();
      FinishedTrial.write(folder.finished(), key, report);
      folder.removeOthers(Optional.empty());
    } catch (IOException e) {
      say("could not keep its result: " + e);
    }
  }

  private void say(String what) {
    err.println("trial " + key.trial() + " " + what);
  }
}
