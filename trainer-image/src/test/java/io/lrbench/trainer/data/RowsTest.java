package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.jsonl | {'t':'a'}~~{'t':'b'}~",
        "a.json  | {'t':'a'}~{'t':'b'}",
        "a.json  | [{'t':'a'},~{'t':'b'}]",
        "a.json  | {~'t':'a'~}~{'t':'b'}",
        "a.csv   | t~a~b~",
        "a.csv   | \uFEFFt~'a'~b",
        "a.tsv   | t~a~b",
      })
  void readsEveryKind(String name, String text) throws IOException {
    write(name, text.replace('~', '\n').replace('\'', '"'));
    assertThat(texts(folder.resolve(name))).containsExactly("a", "b");
  }

  @Test
  void readsCompressedText() throws IOException {
    Path file = folder.resolve("a.jsonl.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"t\":\"a\"}".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(texts(file)).containsExactly("a");
  }

  @Test
  void readsQuotesSeparatorsAndLineBreaksInATablesValues() throws IOException {
    Path file = write("a.csv", "n,t\r\n1,\"say \"\"a, b\"\"\nand c\"\r\n2,d\r\n");
    assertThat(texts(file)).containsExactly("say \"a, b\"\nand c", "d");
    assertThat(places(file)).containsExactly(file + ", record 1", file + ", record 2");
  }

  @Test
  void saysWhereARowStarts() throws IOException {
    Path lines = write("a.jsonl", "{\"t\":\"a\"}\n\n{\"t\":\"b\"}\n");
    assertThat(places(lines)).containsExactly(lines + ", line 1", lines + ", line 3");
    Path array = write("a.json", "[\n  {\n\"t\": \"a\"},\n{\"t\":\"b\"}]");
    assertThat(places(array))
        .containsExactly(array + ", row 1 at line 2", array + ", row 2 at line 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.jsonl | {'t':'a'}~{'t':'b'~{'t':'c'}~    | a.jsonl, line 2",
        "a.jsonl | {'t':'a'}~{'t':'b~{'t':'c'}~     | a.jsonl, line 2",
        "a.jsonl | {'t':'a'}~{'t':'b'}}~{'t':'c'}~  | a.jsonl, line 2",
        "a.jsonl | {'t':'a'}~{'t':~                 | a.jsonl, line 2",
        "a.jsonl | {'t':'a'}~oops~{'t':'c'}~        | a.jsonl, line 2",
        "a.jsonl | {'t':'a'}~3~                     | a.jsonl, line 2: expected an array of objects or an object a line, found 3",
        "a.json  | [{'t':'a'},~{'t':'b']            | a.json, row 2 at line 2",
        "a.csv   | t,n~a,1~b~c,3                    | a.csv, record 2",
        "a.csv   | t,n~a,1~b,2,3~c,3                | a.csv, record 2",
      })
  void namesFileAndLineOfABrokenRow(String name, String text, String expected) throws IOException {
    Path file = write(name, text.replace('~', '\n').replace('\'', '"'));
    assertThatThrownBy(() -> texts(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(expected);
  }

  /** Otherwise a large file would have to fit into memory. */
  @Test
  void doesNotReadAhead() throws IOException {
    Path file = write("a.jsonl", "{\"t\":\"a\"}\n" + "oops\n".repeat(9));
    try (Rows rows = Rows.open(file, Split.TRAIN)) {
      assertThat(rows.next().text("t")).isEqualTo("a");
    }
  }

  @Test
  void namesTheColumnThatARowLacks() throws IOException {
    Path file = write("a.jsonl", "{\"text\":\"a\"}");
    assertThatThrownBy(() -> texts(file))
        .hasMessage(
            file
                + ", line 1: expected a column t with a string, found {\"text\":\"a\"}; name the"
                + " column t or say in dataset.columns how it is named");
  }

  @Test
  void readsTheFilesOfASplitInOrder() throws IOException {
    write("data/train-00001-of-00002.jsonl", "{\"t\":\"b\"}");
    write("data/train-00000-of-00002.jsonl", "{\"t\":\"a\"}");
    write("data/test-00000-of-00001.jsonl", "{\"t\":\"c\"}");
    write("README.md", "no data");
    write("dataset_infos.json", "{}");
    assertThat(texts(folder)).containsExactly("a", "b");
    try (Rows rows = Rows.open(folder, Split.TEST)) {
      assertThat(rows.next().text("t")).isEqualTo("c");
    }
    assertThat(Split.TEST.isIn(folder)).isTrue();
    assertThat(Split.VALIDATION.isIn(folder)).isFalse();
    assertThatThrownBy(() -> Rows.open(folder, Split.VALIDATION))
        .hasMessageContaining(
            "with validation in their names, found data/test-00000-of-00001.jsonl");
  }

  @Test
  void readsFoldersNamedByTheirSplitAndFoldersWithoutSplits() throws IOException {
    write("a/train/0000.jsonl", "{\"t\":\"a\"}");
    write("a/validation/0000.jsonl", "{\"t\":\"b\"}");
    assertThat(texts(folder.resolve("a"))).containsExactly("a");
    write("b/part1.csv", "t\nx\n");
    write("b/part2.csv", "t\ny\n");
    assertThat(texts(folder.resolve("b"))).containsExactly("x", "y");
  }

  @Test
  void refusesToGuessAmongSeveralTables() throws IOException {
    write("main/train.jsonl", "{\"t\":\"a\"}");
    write("socratic/train.jsonl", "{\"t\":\"a\"}");
    assertThatThrownBy(() -> texts(folder))
        .hasMessageContaining("expected one folder with data, found main, socratic");
    write("main/train.csv", "t\na\n");
    assertThatThrownBy(() -> texts(folder.resolve("main")))
        .hasMessageContaining("expected files of one kind, found train.csv, train.jsonl");
  }

  @Test
  void refusesAnEndingItDoesNotKnow() throws IOException {
    Path file = write("a.xml", "<a/>");
    assertThatThrownBy(() -> texts(file))
        .hasMessageContaining(
            "expected a file of rows that ends with .json, .jsonl, .ndjson, .csv");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<String> texts(Path path) {
    List<String> texts = new ArrayList<>();
    try (Rows rows = Rows.open(path, Split.TRAIN)) {
      rows.forEachRemaining(row -> texts.add(row.text("t")));
    }
    return texts;
  }

  private static List<String> places(Path path) {
    List<String> places = new ArrayList<>();
    try (Rows rows = Rows.open(path, Split.TRAIN)) {
      rows.forEachRemaining(row -> places.add(row.place()));
    }
    return places;
  }
}
