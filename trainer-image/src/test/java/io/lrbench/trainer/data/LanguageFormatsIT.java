package io.lrbench.trainer.data;

import static io.lrbench.trainer.model.TokenBatch.IGNORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.SmallModel;
import io.lrbench.trainer.model.TokenBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One character a token: every expectation is worked out by hand. */
class LanguageFormatsIT {
  private static final int VOCABULARY = 96;
  private static final int PROMPT_WITHOUT_INPUT = 140;

  @TempDir Path folder;

  @BeforeEach
  void model() throws IOException {
    SmallModel.write(folder);
  }

  @Test
  void cutsAStreamIntoBlocksBehindTheBeginning() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh");
    List<Example> blocks = read(encoder -> TextReader.read(file, Split.TRAIN, encoder, 4, 9));
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0).ids()).containsExactly(with(1, "abc"));
    assertThat(blocks.get(1).ids()).containsExactly(with(1, "def"));
    assertThat(blocks.get(1).labels()).containsExactly(with(1, "def"));
  }

  @Test
  void usesTheFirstExamplesOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh");
    assertThat(read(encoder -> TextReader.read(file, Split.TRAIN, encoder, 2, 3))).hasSize(3);
  }

  @Test
  void cutsBlocksWithoutABeginningWhereTheTokenizerHasNone() throws IOException {
    SmallModel.writeTokenizer(folder, List.of("$"));
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh");
    List<Example> blocks = read(encoder -> TextReader.read(file, Split.TRAIN, encoder, 4, 9));
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(1).ids()).containsExactly(SmallModel.ids("efgh"));
  }

  @Test
  void takesOneExampleARowOfJsonLines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"), "{\"text\":\"ab\"}\n\n{\"text\":\"cdefghi\"}\n");
    List<Example> rows = read(encoder -> TextReader.read(file, Split.TRAIN, encoder, 5, 9));
    assertThat(rows.get(0).ids()).containsExactly(with(1, "ab"));
    assertThat(rows.get(1).ids()).containsExactly(with(1, "cdef"));
  }

  @Test
  void masksThePromptOfAnInstructionAndLearnsTheEnd() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.json"),
            "[{\"instruction\":\"Say \uD83D\uDE00\",\"input\":\"\",\"output\":\"ok \uD83D\uDE00\"}]");
    Example example =
        read(encoder -> InstructionReader.read(file, Split.TRAIN, encoder, 512, 9)).get(0);
    int prompt = 1 + PROMPT_WITHOUT_INPUT + 5; // BOS, the template, "Say " and a smile.
    assertThat(example.ids()).hasSize(prompt + 5);
    long[] masked = LongStream.generate(() -> IGNORED).limit(prompt).toArray();
    assertThat(LongStream.of(example.labels()).limit(prompt).toArray()).containsExactly(masked);
    assertThat(LongStream.of(example.labels()).skip(prompt).toArray())
        .containsExactly(with("ok \uD83D\uDE00", 2));
    assertThat(example.ids()[0]).isEqualTo(1);
  }

  @Test
  void learnsOneEndWhereTheTemplateHasOneToo() throws IOException {
    SmallModel.writeTokenizer(folder, List.of("<s>", "$", "</s>"));
    Path file =
        Files.writeString(folder.resolve("a.json"), "{\"instruction\":\"Say\",\"output\":\"ok\"}");
    Example example =
        read(encoder -> InstructionReader.read(file, Split.TRAIN, encoder, 512, 9)).get(0);
    int prompt = 1 + PROMPT_WITHOUT_INPUT + 3;
    assertThat(LongStream.of(example.labels()).skip(prompt).toArray())
        .containsExactly(with("ok", 2));
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
    LanguageData.Source source =
        new LanguageData.Source(file, LanguageData.Format.INSTRUCTIONS, Long.MAX_VALUE);
    Dataset data =
        LanguageData.withHoldout(
            source, new LanguageData.Tokens(folder, VOCABULARY, 152), 0.34, Long.MAX_VALUE);
    assertThat(data.dropped()).isEqualTo(1);
    assertThat(data.trainSize()).isEqualTo(2);
    assertThat(data.heldOutSize()).isEqualTo(1);
  }

  @Test
  void holdsTheLastBlocksOfAStreamOut() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefghijklmnopqrst");
    LanguageData.Source source =
        new LanguageData.Source(file, LanguageData.Format.TEXT, Long.MAX_VALUE);
    Dataset data =
        LanguageData.withHoldout(
            source, new LanguageData.Tokens(folder, VOCABULARY, 3), 0.2, Long.MAX_VALUE);
    assertThat(data.trainSize()).isEqualTo(8);
    TokenBatch held = (TokenBatch) data.heldOut(9).iterator().next();
    assertThat(held.ids()).containsExactly(concat(with(1, "qr"), with(1, "st")));
  }

  @Test
  void padsOnTheRightWithoutLabels() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"ab\"}\n{\"text\":\"cdef\"}\n");
    LanguageData.Source source = new LanguageData.Source(file, LanguageData.Format.TEXT, 9);
    Dataset data =
        LanguageData.withEvaluation(source, source, new LanguageData.Tokens(folder, VOCABULARY, 9));
    TokenBatch batch = (TokenBatch) data.trainBatch(0, 0, 1);
    assertThat(batch.ids())
        .containsExactly(concat(with(1, "ab"), concat(new long[2], with(1, "cdef"))));
    assertThat(batch.labels())
        .containsExactly(
            concat(with(1, "ab"), concat(new long[] {IGNORED, IGNORED}, with(1, "cdef"))));
  }

  @Test
  void refusesIdsThatTheModelDoesNotKnow() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcZ");
    LanguageData.Source source = new LanguageData.Source(file, LanguageData.Format.TEXT, 9);
    assertThatThrownBy(
            () -> LanguageData.withHoldout(source, new LanguageData.Tokens(folder, 20, 4), 0.1, 9))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tokenizer.json")
        .hasMessageContaining("below the model's vocab_size, 20");
  }

  @Test
  void refusesAStreamThatOneCallMustNotGet() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh");
    assertThat(read(encoder -> TextReader.stream(file, encoder, 4, 9, new EncodingLimit(8))))
        .hasSize(2);
    assertThatThrownBy(
            () -> read(encoder -> TextReader.stream(file, encoder, 4, 1, new EncodingLimit(7))))
        .isInstanceOf(InputException.class)
        .hasMessage(
            file
                + ": expected a text of at most 7 bytes for this heap, found 8 bytes; split the"
                + " text, write rows as .jsonl, or give the trainer more memory");
  }

  @Test
  void refusesARowThatOneCallMustNotGet() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"a\uD83D\uDE00\"}\n");
    assertThat(
            read(
                encoder ->
                    TextReader.rows(
                        Rows.open(file, Split.TRAIN), encoder, 4, 9, new EncodingLimit(20))))
        .hasSize(1);
    assertThatThrownBy(
            () ->
                read(
                    encoder ->
                        TextReader.rows(
                            Rows.open(file, Split.TRAIN), encoder, 4, 9, new EncodingLimit(16))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected rows with a text of at most 4 bytes for this heap")
        .hasMessageContaining("found 5 bytes; split the row");
  }

  private List<Example> read(java.util.function.Function<TextEncoder, List<Example>> reader) {
    try (TextEncoder encoder = TextEncoder.open(folder, VOCABULARY)) {
      return reader.apply(encoder);
    }
  }

  private static long[] with(long first, String text) {
    return concat(new long[] {first}, SmallModel.ids(text));
  }

  private static long[] with(String text, long last) {
    return concat(SmallModel.ids(text), new long[] {last});
  }

  private static long[] concat(long[] a, long[] b) {
    return LongStream.concat(LongStream.of(a), LongStream.of(b)).toArray();
  }
}
