package io.lrbench.trainer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilesTest {
  private static List<String> chosen(RowFiles.Use use, String names) {
    return new RowFiles(use)
        .of(
            new Selection.Offer(
                "dataset.uri", "hf://datasets/o/n", Arrays.asList(names.split(" "))));
  }

  /** Layouts as data sets of the Hub have them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRAIN | README.md data/train-00000-of-00001-a09b74b3ef9c3b56.parquet | data/train-00000-of-00001-a09b74b3ef9c3b56.parquet
          TRAIN | test-0-of-1.parquet train-0-of-2.parquet train-1-of-2.parquet | train-0-of-2.parquet train-1-of-2.parquet
          EVALUATION | test-0-of-1.parquet train-0-of-1.parquet validation-0-of-1.parquet | test-0-of-1.parquet validation-0-of-1.parquet
          ALL | test-0-of-1.parquet train-0-of-1.parquet | test-0-of-1.parquet train-0-of-1.parquet
          EVALUATION | train/0.jsonl test/0.jsonl dev/0.jsonl | dev/0.jsonl test/0.jsonl
          TRAIN | rows.jsonl dataset_infos.json | rows.jsonl
          EVALUATION | rows.jsonl | rows.jsonl
          TRAIN | train.jsonl train.parquet train.csv | train.parquet
          TRAIN | trainer.jsonl latest.jsonl | latest.jsonl trainer.jsonl
          TRAIN | train.jsonl.gz notes.pdf | train.jsonl.gz
          """)
  void takesTheFilesOfTheSplit(RowFiles.Use use, String names, String expected) {
    assertThat(String.join(" ", chosen(use, names))).isEqualTo(expected);
  }

  @Test
  void asksForTheFolderOfOneTable() {
    assertThatThrownBy(
            () -> chosen(RowFiles.Use.TRAIN, "main/train-0.parquet socratic/train-0.parquet"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found several, in main, socratic; add one of these folders");
  }

  @Test
  void saysWhenThereIsNothingToTrainOn() {
    assertThatThrownBy(() -> chosen(RowFiles.Use.TRAIN, "test.jsonl"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected rows for training");
    assertThatThrownBy(() -> chosen(RowFiles.Use.TRAIN, "README.md a.py"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected files of rows");
  }
}
