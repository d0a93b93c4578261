package io.lrbench.trainer.data;

import static io.lrbench.trainer.data.LanguageFormatsIT.INSTRUCTIONS;
import static io.lrbench.trainer.data.LanguageFormatsIT.TEXT;
import static io.lrbench.trainer.data.LanguageFormatsIT.VOCABULARY;
import static io.lrbench.trainer.data.LanguageFormatsIT.concat;
import static io.lrbench.trainer.data.LanguageFormatsIT.with;
import static io.lrbench.trainer.model.TokenBatch.IGNORED;
import static io.lrbench.trainer.model.TokenBatch.PADDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.SmallModel;
import io.lrbench.trainer.model.TokenBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file's examples: dropped, held out, padded into batches. */
class LanguageDataIT {
  @TempDir Path folder;

  @BeforeEach
  void model() throws IOException {
    SmallModel.write(folder);
  }

  @Test
  void dropsExamplesWhoseAnswerIsCutOffAndCountsThem() throws IOException {
    String row = "{\"instruction\":\"%s\",\"output\":\"ok\"}\n";
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            String.format(row, "a".repeat(60))
                + String.format(row, "a")
                + String.format(row, "b")
                + String.format(row, "c"));
    LanguageData.Source source = new LanguageData.Source(file, INSTRUCTIONS, Long.MAX_VALUE);
    Dataset data =
        LanguageData.withHoldout(source, new Tokens(folder, VOCABULARY, 152), 0.34, Long.MAX_VALUE);
    assertThat(data.dropped()).isEqualTo(1);
    assertThat(data.trainSize()).isEqualTo(2);
    assertThat(data.heldOutSize()).isEqualTo(1);
  }

  @Test
  void saysWhatLetsRowsBeLearnedFromWhereNoneCan() throws IOException {
    String row = "{\"instruction\":\"" + "a".repeat(60) + "\",\"output\":\"ok\"}\n";
    Path file = Files.writeString(folder.resolve("a.jsonl"), row + row);
    LanguageData.Source source = new LanguageData.Source(file, INSTRUCTIONS, Long.MAX_VALUE);
    Tokens tokens = new Tokens(folder, VOCABULARY, 152);
    assertThatThrownBy(() -> LanguageData.withHoldout(source, tokens, 0.5, Long.MAX_VALUE))
        .hasMessageContaining("found none in 2 examples")
        .hasMessageContaining("a larger training.maxLength");
  }

  @Test
  void holdsTheLastBlocksOfAStreamOut() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefghijklmnopqrst");
    LanguageData.Source source = new LanguageData.Source(file, TEXT, Long.MAX_VALUE);
    Dataset data =
        LanguageData.withHoldout(source, new Tokens(folder, VOCABULARY, 3), 0.2, Long.MAX_VALUE);
    assertThat(data.trainSize()).isEqualTo(8);
    TokenBatch held = (TokenBatch) data.heldOut(9).iterator().next();
    assertThat(held.ids()).containsExactly(concat(with(1, "qr"), with(1, "st")));
  }

  @Test
  void padsOnTheRightWithoutLabels() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"ab\"}\n{\"text\":\"cdef\"}\n");
    LanguageData.Source source = new LanguageData.Source(file, TEXT, 9);
    Dataset data = LanguageData.withEvaluation(source, source, new Tokens(folder, VOCABULARY, 9));
    TokenBatch batch = (TokenBatch) data.trainBatch(0, 0, 1);
    assertThat(batch.ids())
        .containsExactly(
            concat(with(1, "ab"), concat(new long[] {PADDING, PADDING}, with(1, "cdef"))));
    assertThat(batch.labels())
        .containsExactly(
            concat(with(1, "ab"), concat(new long[] {IGNORED, IGNORED}, with(1, "cdef"))));
  }

  @Test
  void refusesIdsThatTheModelDoesNotKnow() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcZ");
    LanguageData.Source source = new LanguageData.Source(file, TEXT, 9);
    assertThatThrownBy(() -> LanguageData.withHoldout(source, new Tokens(folder, 20, 4), 0.1, 9))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tokenizer.json")
        .hasMessageContaining("below the model's vocab_size, 20");
  }
}
