package io.lrbench.trainer.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.data.ExampleFormat;
import io.lrbench.trainer.data.LanguageData;
import io.lrbench.trainer.data.Tokens;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.DecoderBase;
import io.lrbench.trainer.model.EvaluationSums;
import io.lrbench.trainer.model.OptimizerSettings;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.model.TrialOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the committed model knows, measured; guessing would cost ln 512 = 6.24 nats a token. */
class QuickstartModelIT {
  private static final Path MODEL = Path.of("../examples/quickstart/model");
  private static final long UNSEEN_SEED = 99;

  @TempDir private Path folder;

  @Test
  void itPredictsStoriesThatItHasNotSeenAndNotTheLogbook() throws IOException {
    assertThat(loss(Corpus.of(Quickstart.STORIES, UNSEEN_SEED, 200))).isLessThan(0.7);
    assertThat(loss(Corpus.of(Quickstart.LOGBOOK, UNSEEN_SEED, 200))).isBetween(4.0, 7.0);
  }

  @Test
  void itsTokenizerGivesAnyTextBackAndBeginsWithBos() throws IOException {
    try (HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.newInstance(MODEL.resolve("tokenizer.json"))) {
      for (String text : new String[] {"The fox said yes.\n", "Größe: 42 ☂", "  two  blanks"}) {
        long[] ids = tokenizer.encode(text, true, false).getIds();
        assertThat(ids[0]).isEqualTo(1);
        assertThat(Arrays.stream(ids)).allMatch(id -> id >= 0 && id < 512);
        assertThat(tokenizer.decode(ids, true)).isEqualTo(text);
      }
      // A frequent word of the stories is one token, a word that they lack is spelled.
      assertThat(tokenizer.encode(" was", false, false).getIds()).hasSize(1);
      assertThat(tokenizer.encode(" xylophone", false, false).getIds()).hasSizeGreaterThan(3);
    }
  }

  @Test
  void trainingTwiceGivesTheSameBytesAndALowerLoss() throws IOException {
    byte[] first = weightsAfterTraining(folder.resolve("first"));
    byte[] second = weightsAfterTraining(folder.resolve("second"));

    assertThat(second).isEqualTo(first);
  }

  private byte[] weightsAfterTraining(Path model) throws IOException {
    Quickstart.writeUntrained(model);
    Path text = folder.resolve("stories.txt");
    Files.writeString(text, Corpus.of(Quickstart.STORIES, 1, 40));
    double[] losses = new double[5];
    new Pretraining(losses.length, 4, 32)
        .run(model, text, report -> losses[(int) report.update()] = report.loss());
    assertThat(losses[0]).isBetween(6.1, 6.4);
    assertThat(losses[losses.length - 1]).isLessThan(losses[0] - 0.2);
    return Files.readAllBytes(model.resolve("model.safetensors"));
  }

  private double loss(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("unseen.txt"), text);
    LanguageData.Source source =
        new LanguageData.Source(file, new ExampleFormat.Text("text"), Long.MAX_VALUE);
    Dataset dataset = LanguageData.withEvaluation(source, source, new Tokens(MODEL, 512, 64));
    OptimizerSettings unused =
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, 0, 0, false);
    EvaluationSums sums = EvaluationSums.NONE;
    try (DecoderBase base = DecoderBase.open(MODEL);
        TrainableModel model = base.newTrial(new TrialOptions(0, unused, Optional.empty(), 0))) {
      for (Batch batch : dataset.heldOut(16)) {
        sums = sums.plus(model.evaluate(batch));
      }
    }
    return sums.loss() / sums.count();
  }
}
