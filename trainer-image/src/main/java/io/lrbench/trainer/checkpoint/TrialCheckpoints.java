package io.lrbench.trainer.checkpoint;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.train.TrialKeeper;
import io.lrbench.trainer.train.TrialProgress;
import io.lrbench.trainer.train.TrialReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The checkpoints of one trial: the newest usable one counts, and those before it are removed. */
public final class TrialCheckpoints implements TrialKeeper {
  private final CheckpointFiles files;
  private final CheckpointKey key;
  private final Optional<LineageEnd> lineage;
  private final Cadence cadence;
  private final BooleanSupplier stop;
  private final Consumer<String> say;

  TrialCheckpoints(
      CheckpointFiles files,
      CheckpointKey key,
      Optional<LineageEnd> lineage,
      Cadence cadence,
      BooleanSupplier stop,
      Consumer<String> say) {
    this.files = files;
    this.key = key;
    this.lineage = lineage;
    this.cadence = cadence;
    this.stop = stop;
    this.say = say;
  }

  @Override
  public Optional<TrialProgress> resume(TrainableModel model) {
    try {
      files.make();
      for (Path file : files.checkpoints()) {
        try {
          CheckpointFile found = CheckpointFile.read(file, key);
          model.restore(found.state());
          say.accept("goes on at update " + found.progress().update());
          return Optional.of(found.progress());
        } catch (UnusableException | InputException | IllegalArgumentException | IOException e) {
          say.accept("passes over " + file.getFileName() + ": " + e.getMessage());
        }
      }
      return lineage.isPresent() ? lineage.get().goOn(model) : Optional.empty();
    } catch (IOException e) {
      say.accept("finds no checkpoints: " + e);
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
      Path file = files.checkpoint(reached.update());
      CheckpointFile.write(file, key, Map.of(), reached, model.stateSources());
      files.removeOthers(Optional.of(file));
    } catch (IOException e) {
      say.accept("could not keep update " + reached.update() + ": " + e);
    }
    cadence.kept(System.nanoTime() - start);
  }

  @Override
  public void keepEnd(TrialProgress end, TrainableModel model) {
    lineage.ifPresent(own -> own.keep(end, model, files.name()));
  }

  /** What the trial ended with, if it did. */
  public Optional<TrialReport> finished() {
    try {
      return FinishedTrial.read(files.finished(), key);
    } catch (UnusableException | InputException | IOException e) {
      say.accept("passes over " + files.finished().getFileName() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The trial has ended: its report is kept, and no checkpoint is needed any more. */
  public void finish(TrialReport report) {
    try {
      files.make();
      FinishedTrial.write(files.finished(), key, report);
      files.removeOthers(Optional.empty());
    } catch (IOException e) {
      say.accept("could not keep its result: " + e);
    }
  }
}
