package io.lrbench.trainer.pretrain;

import io.lrbench.trainer.safetensors.SafetensorsWriter;
import io.lrbench.trainer.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The quickstart's folder: {@code model} and {@code logbook.txt}, a function of this code alone.
 */
final class Quickstart {
  static final Grammar STORIES = Grammar.named("stories");
  static final Grammar LOGBOOK = Grammar.named("logbook");

  private static final long STORIES_SEED = 1;
  private static final int STORIES_TEXTS = 12_000;
  private static final int TOKENIZER_TEXTS = 2_000;
  private static final long WEIGHTS_SEED = 2;
  private static final long LOGBOOK_SEED = 3;
  private static final int LOGBOOK_TEXTS = 500;

  private Quickstart() {}

  /** What fine-tuning is tried on. */
  static String logbook() {
    return Corpus.of(LOGBOOK, LOGBOOK_SEED, LOGBOOK_TEXTS);
  }

  /**
   * Learned from stories alone, as a published model's tokenizer knows nothing of a user's data.
   */
  static String tokenizer() {
    String text = Corpus.of(STORIES, STORIES_SEED, TOKENIZER_TEXTS);
    int merges = TokenizerFile.merges(Architecture.QUICKSTART.vocabulary());
    return TokenizerFile.json(BytePairs.learn(text, merges));
  }

  /** A model folder before training. */
  static void writeUntrained(Path model) throws IOException {
    Files.createDirectories(model);
    Files.writeString(model.resolve("config.json"), Architecture.QUICKSTART.config());
    Files.writeString(model.resolve("tokenizer.json"), tokenizer());
    SafetensorsWriter.write(
        model.resolve("model.safetensors"), Architecture.QUICKSTART.initialWeights(WEIGHTS_SEED));
  }

  /**
   * Writes everything.
   *
   * @return the model's loss on stories it has not seen, nats a token
   */
  static double make(Path folder, Progress progress) throws IOException {
    Path model = folder.resolve("model");
    writeUntrained(model);
    Files.writeString(folder.resolve("logbook.txt"), logbook());
    Path stories = Files.createTempFile("stories", ".txt");
    try {
      Files.writeString(stories, Corpus.of(STORIES, STORIES_SEED, STORIES_TEXTS));
      return Pretraining.QUICKSTART.run(model, stories, progress);
    } finally {
      Files.delete(stories);
    }
  }
}
