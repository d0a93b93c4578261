package io.lrbench.trainer.data;

import static io.lrbench.trainer.model.TokenBatch.IGNORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One character a token: every expectation is worked out by hand. */
class LanguageFormatsIT {
  static final int VOCABULARY = 96;
  private static final int PROMPT_WITHOUT_INPUT = 140;

  static final ExampleFormat TEXT = new ExampleFormat.Text("text");
  static final ExampleFormat INSTRUCTIONS =
      new ExampleFormat.Instructions("instruction", "input", "output");

  @TempDir Path folder;

  @BeforeEach
  void model() throws IOException {
    SmallModel.write(folder);
  }

  @Test
  void cutsAStreamIntoBlocksBehindTheBeginning() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh");
    List<Example> blocks =
        read(encoder -> TextStream.read(file, encoder, 4, 9, EncodingLimit.ofHeap()));
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0).ids()).containsExactly(with(1, "abc"));
    assertThat(blocks.get(1).ids()).containsExactly(with(1, "def"));
    assertThat(blocks.get(1).labels()).containsExactly(with(1, "def"));
  }

  @Test
  void usesTheFirstExamplesOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh");
    assertThat(read(encoder -> TextStream.read(file, encoder, 2, 3, EncodingLimit.ofHeap())))
        .hasSize(3);
  }

  @Test
  void cutsBlocksWithoutABeginningWhereTheTokenizerHasNone() throws IOException {
    SmallModel.writeTokenizer(folder, List.of("$"));
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh");
    List<Example> blocks =
        read(encoder -> TextStream.read(file, encoder, 4, 9, EncodingLimit.ofHeap()));
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(1).ids()).containsExactly(SmallModel.ids("efgh"));
  }

  @Test
  void takesOneExampleARowOfJsonLines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"), "{\"text\":\"ab\"}\n\n{\"text\":\"cdefghi\"}\n");
    List<Example> rows = encode(file, TEXT, 5);
    assertThat(rows.get(0).ids()).containsExactly(with(1, "ab"));
    assertThat(rows.get(1).ids()).containsExactly(with(1, "cdef"));
  }

  @Test
  void masksThePromptOfAnInstructionAndLearnsTheEnd() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.json"),
            "[{\"instruction\":\"Say \uD83D\uDE00\",\"input\":\"\",\"output\":\"ok \uD83D\uDE00\"}]");
    Example example = encode(file, INSTRUCTIONS, 512).get(0);
    int prompt = 1 + PROMPT_WITHOUT_INPUT + 5; // BOS, the template, "Say " and a smile.
    assertThat(example.ids()).hasSize(prompt + 5);
    long[] masked = LongStream.generate(() -> IGNORED).limit(prompt).toArray();
    assertThat(LongStream.of(example.labels()).limit(prompt).toArray()).containsExactly(masked);
    assertThat(LongStream.of(example.labels()).skip(prompt).toArray())
        .containsExactly(with("ok \uD83D\uDE00", 2));
    assertThat(example.ids()[0]).isEqualTo(1);
  }

  @Test
  void readsColumnsByOtherNames() throws IOException {
    Path named =
        Files.writeString(
            folder.resolve("a.json"),
            "{\"instruction\":\"Say\",\"input\":\"b\",\"output\":\"ok\"}");
    Path other = Files.writeString(folder.resolve("b.csv"), "q,context,answer\nSay,b,ok\n");
    ExampleFormat columns = new ExampleFormat.Instructions("q", "context", "answer");
    Example expected = encode(named, INSTRUCTIONS, 512).get(0);
    assertThat(encode(other, columns, 512).get(0).ids()).containsExactly(expected.ids());
    assertThat(encode(other, columns, 512).get(0).labels()).containsExactly(expected.labels());
  }

  @Test
  void rendersPromptAndCompletionAndLearnsTheLatter() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"q\":\"a b\",\"a\":\"c\",\"n\":4}");
    ExampleFormat format =
        new ExampleFormat.Prompt("Q: {{ q }}{% if n > 3 %},{% endif %}\nA:\n", " {{a}}.");
    Example example = encode(file, format, 512).get(0);
    assertThat(example.ids()).containsExactly(concat(with(1, "Q: a b,\nA:\n c."), new long[] {2}));
    long[] masked = LongStream.generate(() -> IGNORED).limit(1 + 11).toArray();
    assertThat(example.labels()).containsExactly(concat(masked, with(" c.", 2)));
  }

  @Test
  void refusesATemplateThatNamesNoColumn() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"q\":\"a b\"}");
    assertThatThrownBy(() -> encode(file, new ExampleFormat.Prompt("{{ q }}", "{{ answer }}"), 9))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("dataset.template.completion: expected a Jinja template")
        .hasMessageContaining("answer")
        .hasMessageContaining("a.jsonl, line 1; the row's columns are [q]");
  }

  @Test
  void learnsWhatTheAssistantSays() throws IOException {
    Files.writeString(
        folder.resolve("chat_template.jinja"),
        "{% for m in messages %}{{ 'u' if m.role == 'user' else 'a' }}:{{ m.content }}\n{% endfor %}"
            + "{% if add_generation_prompt %}a:{% endif %}");
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            "{\"conversations\":[{\"from\":\"human\",\"value\":\"b\uD83D\uDE00\"},"
                + "{\"from\":\"gpt\",\"value\":\"\uD83D\uDE00c\"},{\"from\":\"human\",\"value\":\"d\"},"
                + "{\"from\":\"gpt\",\"value\":\"e\"}]}");
    Example example = encode(file, new ExampleFormat.Chat(""), 512).get(0);
    assertThat(example.ids())
        .containsExactly(SmallModel.ids("u:b\uD83D\uDE00\na:\uD83D\uDE00c\nu:d\na:e\n"));
    long[] labels = SmallModel.ids("u:b\uD83D\uDE00\na:\uD83D\uDE00c\nu:d\na:e\n");
    for (int i : new int[] {0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15}) {
      labels[i] = IGNORED;
    }
    assertThat(example.labels()).containsExactly(labels);
  }

  @Test
  void learnsOneEndWhereTheTemplateHasOneToo() throws IOException {
    SmallModel.writeTokenizer(folder, List.of("<s>", "$", "</s>"));
    Path file =
        Files.writeString(folder.resolve("a.json"), "{\"instruction\":\"Say\",\"output\":\"ok\"}");
    Example example = encode(file, INSTRUCTIONS, 512).get(0);
    int prompt = 1 + PROMPT_WITHOUT_INPUT + 3;
    assertThat(LongStream.of(example.labels()).skip(prompt).toArray())
        .containsExactly(with("ok", 2));
  }

  @Test
  void refusesAStreamThatOneCallMustNotGet() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abcdefgh");
    assertThat(read(encoder -> TextStream.read(file, encoder, 4, 9, new EncodingLimit(8))))
        .hasSize(2);
    assertThatThrownBy(
            () -> read(encoder -> TextStream.read(file, encoder, 4, 1, new EncodingLimit(7))))
        .isInstanceOf(InputException.class)
        .hasMessage(
            file
                + ": expected a text of at most 7 bytes for this heap, found 8 bytes; split the"
                + " text, write rows as .jsonl, or give the trainer more memory");
  }

  @Test
  void refusesARowThatOneCallMustNotGet() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"a\uD83D\uDE00\"}\n");
    assertThat(encode(file, TEXT, 4, new EncodingLimit(20))).hasSize(1);
    assertThatThrownBy(() -> encode(file, TEXT, 4, new EncodingLimit(16)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected rows with a text of at most 4 bytes for this heap")
        .hasMessageContaining("found 5 bytes; split the row");
  }

  private List<Example> encode(Path file, ExampleFormat format, int maxLength) {
    return encode(file, format, maxLength, EncodingLimit.ofHeap());
  }

  private List<Example> encode(
      Path file, ExampleFormat format, int maxLength, EncodingLimit limit) {
    List<Example> examples = new ArrayList<>();
    Tokens tokens = new Tokens(folder, VOCABULARY, maxLength);
    try (TextEncoder encoder = tokens.encoder();
        Rows rows = Rows.open(file, Split.TRAIN)) {
      RowEncoder rowEncoder = RowEncoder.of(format, encoder, tokens, limit);
      rows.forEachRemaining(row -> examples.add(rowEncoder.encode(row)));
    }
    return examples;
  }

  private List<Example> read(Function<TextEncoder, List<Example>> reader) {
    try (TextEncoder encoder = TextEncoder.open(folder, VOCABULARY)) {
      return reader.apply(encoder);
    }
  }

  static long[] with(long first, String text) {
    return concat(new long[] {first}, SmallModel.ids(text));
  }

  static long[] with(String text, long last) {
    return concat(SmallModel.ids(text), new long[] {last});
  }

  static long[] concat(long[] a, long[] b) {
    return LongStream.concat(LongStream.of(a), LongStream.of(b)).toArray();
  }
}
