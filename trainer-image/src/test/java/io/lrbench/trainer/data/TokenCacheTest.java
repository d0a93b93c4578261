package io.lrbench.trainer.data;

import static io.lrbench.trainer.model.TokenBatch.IGNORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCacheTest {
  private static final List<Example> EXAMPLES =
      List.of(
          new Example(new long[] {1, 0, 7}, new long[] {IGNORED, 0, 7}),
          new Example(new long[] {5, 6}, new long[] {IGNORED, IGNORED}),
          Example.allLabelled(new long[] {9, 2_000_000_000, 3, 4}));

  @TempDir Path folder;
  private Path model;
  private Path data;
  private final AtomicInteger runs = new AtomicInteger();

  @BeforeEach
  void files() throws IOException {
    model = Files.createDirectory(folder.resolve("model"));
    Files.writeString(model.resolve("tokenizer.json"), "{}");
    data = Files.writeString(folder.resolve("a.jsonl"), "{}");
  }

  @Test
  void keepsIdsLabelsAndWhatWasDropped() throws IOException {
    for (int i = 0; i < 2; i++) {
      TokenFile file = get(key("text", 9));
      assertThat(file.dropped()).isEqualTo(1);
      assertThat(file.examples()).hasSize(2);
      assertThat(file.examples().get(0).ids()).containsExactly(1, 0, 7);
      assertThat(file.examples().get(0).labels()).containsExactly(IGNORED, 0, 7);
      assertThat(file.examples().get(1).labels()).containsExactly(9, 2_000_000_000, 3, 4);
    }
    assertThat(runs).hasValue(1);
    try (Stream<Path> left = Files.list(folder.resolve("cache/tokens"))) {
      assertThat(left.filter(f -> f.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void aKeyNamesEverythingThatTokensDependOn() throws IOException {
    List<String> before =
        List.of(key("text", 9).hex(), key("other", 9).hex(), key("text", 8).hex());
    assertThat(before).doesNotHaveDuplicates();
    Files.move(data, data.resolveSibling("b.jsonl"));
    data = data.resolveSibling("b.jsonl");
    assertThat(key("text", 9).hex()).isEqualTo(before.get(0));
    Files.writeString(data, "{} ");
    assertThat(key("text", 9).hex()).isNotEqualTo(before.get(0));
    Files.writeString(data, "{}");
    Files.writeString(model.resolve("chat_template.jinja"), "");
    assertThat(key("text", 9).hex()).isNotEqualTo(before.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 71, 72, 90, -1, -2})
  void makesAFileAgainThatIsTornOrForeign(int change) throws IOException {
    TokenKey key = key("text", 9);
    get(key);
    Path file = folder.resolve("cache/tokens").resolve(key.hex());
    byte[] bytes = Files.readAllBytes(file);
    if (change == -1) {
      bytes[bytes.length - 1] ^= 1;
    } else if (change == -2) {
      bytes[TokenFile.HEADER + 1] ^= 1;
    }
    Files.write(file, change < 0 ? bytes : Arrays.copyOf(bytes, change));
    assertThat(get(key).examples()).hasSize(2);
    assertThat(runs).hasValue(2);
  }

  @Test
  void leavesNothingBehindAMistake() throws IOException {
    TokenKey key = key("text", 9);
    assertThatThrownBy(
            () ->
                TokenCache.in(folder.resolve("cache"))
                    .get(
                        key,
                        writer -> {
                          writer.add(EXAMPLES.get(0));
                          throw new IllegalStateException("row 2");
                        }))
        .hasMessage("row 2");
    assertThat(get(key).examples()).hasSize(2);
  }

  @Test
  void tokenisesOnceForManyThreads() throws IOException {
    TokenKey key = key("text", 9);
    assertThat(IntStream.range(0, 8).parallel().map(i -> get(key).examples().size()))
        .containsOnly(2);
    assertThat(runs).hasValue(1);
  }

  @Test
  void doesWithoutACacheThatCannotBeWritten() throws IOException {
    TokenKey key = key("text", 9);
    Path blocked = Files.writeString(folder.resolve("file"), "no folder");
    assertThat(TokenCache.in(blocked).get(key, this::write).examples()).hasSize(2);
  }

  @Test
  void readsACacheThatCannotBeWrittenAndLeavesItAsItIs() throws IOException {
    get(key("text", 9));
    Path tokens = folder.resolve("cache/tokens");
    List<String> before = List.of(tokens.toFile().list());
    TokenCache readOnly = TokenCache.of(tokens, false);

    assertThat(readOnly.get(key("text", 9), this::write).examples()).hasSize(2);
    assertThat(runs).as("the file that is there").hasValue(1);
    assertThat(readOnly.get(key("text", 8), this::write).examples()).hasSize(2);
    assertThat(runs).hasValue(2);
    assertThat(tokens.toFile().list()).containsExactlyInAnyOrderElementsOf(before);
  }

  private TokenFile get(TokenKey key) {
    return TokenCache.in(folder.resolve("cache")).get(key, this::write);
  }

  private void write(TokenFileWriter writer) throws IOException {
    runs.incrementAndGet();
    for (Example example : EXAMPLES) {
      writer.add(example);
    }
  }

  private TokenKey key(String column, long limit) {
    return TokenKey.of(
        new LanguageData.Source(data, new ExampleFormat.Text(column), limit),
        Split.TRAIN,
        new Tokens(model, 512, 64));
  }
}
