package io.lrbench.trainer.checkpoint;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.train.OtherCourseException;
import io.lrbench.trainer.train.TrialProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the longest trial of a lineage ended with: one file at most, once nobody writes. */
final class LineageEnd {
  private final Lineage lineage;
  private final CheckpointFiles files;
  private final CheckpointKey key;
  private final Consumer<String> say;

  /**
   * @param say hears what was found and what could not be kept
   */
  LineageEnd(Lineage lineage, Path folder, String model, String data, Consumer<String> say) {
    this.lineage = lineage;
    this.files = new CheckpointFiles(folder, lineage.hash() + "-end");
    this.key = CheckpointKey.ofLineage(lineage, model, data);
    this.say = say;
  }

  /** What a trial has reached without an update of its own; the model has taken up its state. */
  Optional<TrialProgress> goOn(TrainableModel model) throws IOException {
    for (Path file : files.checkpoints()) {
      try {
        CheckpointFile found = CheckpointFile.read(file, key);
        TrialProgress reached = lineage.extension().from(found.progress(), model);
        model.restore(found.state());
        say.accept("continues from update " + reached.update() + " of " + file.getFileName());
        return Optional.of(reached);
      } catch (UnusableException
          | OtherCourseException
          | InputException
          | IllegalArgumentException
          | IOException e) {
        say.accept("does not continue from " + file.getFileName() + ": " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Keeps it unless a longer trial's is there. */
  void keep(TrialProgress end, TrainableModel model, String trial) {
    if (!lineage.kept()) {
      return;
    }
    try {
      files.make();
      if (hasLonger(end.update())) {
        return;
      }
      Path file = files.checkpoint(end.update());
      CheckpointFile.write(file, key, Map.of("trial", trial), end, model.stateSources());
      files.removeOthers(Optional.of(file));
    } catch (IOException e) {
      say.accept("could not keep what it ended with: " + e);
    }
  }

  private boolean hasLonger(long updates) throws IOException {
    for (Path file : files.checkpoints()) {
      try {
        if (CheckpointFile.read(file, key).progress().update() > updates) {
          return true;
        }
      } catch (UnusableException | InputException e) {
        say.accept("replaces " + file.getFileName() + ": " + e.getMessage());
      }
    }
    return false;
  }
}
