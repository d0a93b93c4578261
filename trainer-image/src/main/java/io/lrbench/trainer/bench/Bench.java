package io.lrbench.trainer.bench;

import io.lrbench.trainer.pack.TrainingInputs;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All cells, interleaved: each round runs every cell once, so that a busy machine hurts all. */
final class Bench implements AutoCloseable {
  private static final String PEFT = ", Trainer + PEFT";
  private static final String REPEATED = ", Trainer + PEFT --repeat-kv";
  private static final int BATCH = 4;
  private static final int IMAGES = 64;
  private static final List<Integer> PACKS = List.of(1, 2, 4, 8, 16);

  private final BenchOptions options;
  private final Consumer<String> log;
  private final GemmRate gemm = new GemmRate();
  private final Baseline baseline;
  private final List<TrainingInputs> opened = new ArrayList<>();
  private final Table table = new Table();

  /**
   * @param log tells each measurement as it ends
   */
  Bench(BenchOptions options, Consumer<String> log) throws IOException {
    this.options = options;
    this.log = log;
    this.baseline =
        options.python() == null ? null : new Baseline(options.python(), options.baseline());
  }

  /** The finished table. */
  String run() throws IOException, InterruptedException {
    if (!options.hasLarge() && baseline != null) {
      baseline.makeLarge(options.large(), options.tokenizer());
    }
    rounds(updates(), options.rounds());
    rounds(processes(), options.suites());
    return table.markdown();
  }

  private void rounds(List<Cell> cells, int count) throws IOException, InterruptedException {
    for (int round = 0; round < count; round++) {
      for (Cell cell : cells) {
        Sample sample = cell.measure();
        table.add(cell.name(), sample);
        log.accept(cell.name() + ": " + sample);
      }
    }
  }

  private List<Cell> updates() {
    List<Cell> cells = new ArrayList<>();
    language(cells, "stories260K LoRA", options.small(), "lora", 30, 1);
    if (baseline != null && wanted("stories260K LoRA")) {
      String name = "stories260K LoRA";
      cells.add(baseline.run(name + REPEATED, options.small(), options.text(), 30, "--repeat-kv"));
      table.compare(name, name + REPEATED);
    }
    if (options.hasLarge()) {
      language(cells, "15M LoRA, all labels", options.large(), "lora", 6, 1);
      language(cells, "15M LoRA, a quarter of the labels", options.large(), "lora", 8, 0.25);
      language(cells, "15M full", options.large(), "full", 5, 1);
    }
    if (wanted("cnn3") && Files.isDirectory(options.images())) {
      TrainingInputs inputs = open(PackJson.images(options.images(), IMAGES));
      cells.add(new TrainingCell("cnn3, 64 images", inputs, IMAGES, 30, 1, null, gemm));
    }
    return cells;
  }

  private void language(
      List<Cell> cells, String name, Path model, String method, int updates, double labelled) {
    if (!wanted(name)) {
      return;
    }
    TrainingInputs inputs = open(PackJson.language(model, options.text(), method, 1, 1));
    NeededWork work = NeededWork.of(model);
    cells.add(new TrainingCell(name, inputs, BATCH, updates, labelled, work, gemm));
    if (baseline != null) {
      String share = String.valueOf(labelled);
      cells.add(
          baseline.run(
              name + PEFT,
              model,
              options.text(),
              updates,
              "--method",
              method,
              "--label-fraction",
              share));
      table.compare(name, name + PEFT);
    }
  }

  private List<Cell> processes() throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (int trials : PACKS) {
      if (wanted(pack(trials))) {
        cells.add(pack(trials, Math.min(2, trials)));
      }
    }
    if (baseline != null && wanted(pack(16))) {
      String suite = "suite of 16";
      cells.add(baseline.suite(suite + PEFT, options.small(), options.text()));
      cells.add(baseline.suite(suite + REPEATED, options.small(), options.text(), "--repeat-kv"));
      table.compare(pack(16), suite + PEFT);
      table.compare(pack(16), suite + REPEATED);
    }
    return cells;
  }

  private static String pack(int trials) {
    return "pack of " + trials + ", stories260K, 60 updates";
  }

  /** A trainer's process as this one was started. */
  private Cell pack(int trials, int workers) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.lrbench.trainer.Main"));
    File message = File.createTempFile("lrbench-bench-", ".json");
    message.deleteOnExit();
    Map<String, String> environment =
        Map.of(
            "LRBENCH_PACK",
            PackJson.language(options.small(), options.text(), "lora", trials, workers),
            "TERMINATION_LOG",
            message.toString());
    return new ProcessCell(pack(trials), command, environment);
  }

  private TrainingInputs open(String pack) {
    TrainingInputs inputs = TrainingInputs.open(pack, Path.of("").toAbsolutePath());
    opened.add(inputs);
    return inputs;
  }

  private boolean wanted(String name) {
    return name.contains(options.only());
  }

  @Override
  public void close() throws IOException {
    opened.forEach(TrainingInputs::close);
    gemm.close();
    if (baseline != null) {
      baseline.close();
    }
  }
}
