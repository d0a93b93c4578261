package io.lrbench.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.SmallModel;
import io.lrbench.trainer.pack.TrainingInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the measuring program counts and how it sums up. */
class BenchTest {
  @TempDir Path folder;

  @Test
  void countsWhatAnUpdateNeeds() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        "{\"hidden_size\":288,\"num_attention_heads\":6,\"num_hidden_layers\":6,\"intermediate_size\":768,\"vocab_size\":50257}");
    NeededWork work = NeededWork.of(folder);
    assertThat(work.layers()).isEqualTo(6 * (4.0 * 288 * 288 + 3.0 * 288 * 768));
    assertThat(work.head()).isEqualTo(288.0 * 50257);
    double attention = 3 * 2 * 1024.0 * 256 * 6 * 288;
    assertThat(work.of(4, 256, 1020, false))
        .isEqualTo(4 * (work.layers() * 1024 + work.head() * 1020) + attention);
    assertThat(work.of(4, 256, 1020, true))
        .isEqualTo(6 * (work.layers() * 1024 + work.head() * 1020) + attention);
  }

  @Test
  void measuresATrialsUpdates() throws IOException {
    Path model = SmallModel.write(folder.resolve("model"));
    Path text = Files.writeString(folder.resolve("text.txt"), "the cat sat. ".repeat(400));
    String pack = PackJson.language(model, text, "lora", 1, 1).replace(":256", ":16");
    try (TrainingInputs inputs = TrainingInputs.open(pack, folder);
        GemmRate gemm = new GemmRate()) {
      TrainingCell cell = new TrainingCell("cell", inputs, 4, 2, 0.25, NeededWork.of(model), gemm);
      Sample sample = cell.measure();
      assertThat(sample.perSecond()).isPositive();
      assertThat(sample.gemmShare()).isPositive();
    }
  }

  @Test
  void timesAProcessWithItsChildren() throws IOException, InterruptedException {
    List<String> busy = List.of("bash", "-c", "for i in {1..50000}; do :; done; sleep 0.3");
    Sample sample = new ProcessCell("busy", busy, Map.of()).measure();
    assertThat(sample.wall()).isGreaterThan(0.3);
    assertThat(sample.cpu()).isGreaterThan(0).isLessThan(sample.wall());
    assertThat(sample.peakMegabytes()).isPositive();
    assertThat(ProcessCell.childTime("0m0.1s 0m0.2s\n1m2.500s 0m0.250s\n")).isEqualTo(62.75);
    assertThatThrownBy(() -> new ProcessCell("bad", List.of("false"), Map.of()).measure())
        .isInstanceOf(IOException.class);
  }

  @Test
  void ratiosAreOfMedians() {
    Table table = new Table();
    for (double speed : new double[] {1, 30, 20}) {
      table.add("ours", Sample.ofUpdates(speed, 2, Double.NaN));
    }
    table.add("theirs", Sample.ofUpdates(10, 3, Double.NaN));
    table.add("pack", Sample.ofProcess(5, 8, 100));
    table.add("suite", Sample.ofProcess(20, 40, 0));
    table.compare("ours", "theirs");
    table.compare("pack", "suite");
    assertThat(table.markdown())
        .contains("| ours to theirs | 2.00 | 1.50 |")
        .contains("| pack to suite | 4.00 | 5.00 |");
    assertThat(
            Table.median(
                List.of(Sample.ofProcess(1, 0, 0), Sample.ofProcess(2, 0, 0)), Sample::wall))
        .isCloseTo(1.5, within(1e-9));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> BenchOptions.of(List.of("--fast", "1"), folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("usage: lrbench bench");
    assertThat(PackJson.policies()).hasSize(16);
  }
}
