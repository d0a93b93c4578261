package io.lrbench.trainer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hugging Face Trainer + PEFT: one Python process that runs a cell for each line it reads. */
final class Baseline implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROGRAM =
      """
      import json, sys
      sys.path.insert(0, sys.argv[1])
      import hf_peft
      hf_peft.logging.set_verbosity_error()
      hf_peft.logging.disable_progress_bar()
      for line in sys.stdin:
          args = hf_peft.parse_args(json.loads(line))
          print(json.dumps(hf_peft.make_model(args) if args.make_model else hf_peft.run(args)), flush=True)
      """;

  private final String python;
  private final Path folder;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  Baseline(String python, Path folder) throws IOException {
    this.python = python;
    this.folder = folder;
    ProcessBuilder builder =
        new ProcessBuilder(python, "-W", "ignore", "-c", PROGRAM, folder.toString());
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    process = builder.start();
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  JsonNode ask(List<String> arguments) throws IOException {
    questions.write(JSON.writeValueAsString(arguments) + "\n");
    questions.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the baseline ended at " + arguments);
    }
    return JSON.readTree(answer);
  }

  /** A randomly initialised LLaMA of llama2.c's 15M shape, with GPT-2's vocabulary. */
  void makeLarge(Path model, Path tokenizer) throws IOException {
    ask(
        List.of(
            "--make-model",
            model.toString(),
            "--shape",
            "15m",
            "--tokenizer",
            tokenizer.toString()));
  }

  /** One run in the resident process. */
  Cell run(String name, Path model, Path text, int updates, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--model",
                model.toString(),
                "--data",
                text.toString(),
                "--held-out",
                "1",
                "--warmup",
                "2"));
    arguments.addAll(List.of("--updates", String.valueOf(updates + 1)));
    arguments.addAll(List.of(options));
    return new Cell() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample measure() throws IOException {
        JsonNode answer = ask(arguments);
        return Sample.ofUpdates(
            answer.get("tokens_per_s").asDouble(),
            answer.get("cpu_s_per_1k_tokens").asDouble(),
            Double.NaN);
      }
    };
  }

  /** Sixteen processes of one thread, two at a time: the quickest arrangement on two cores. */
  Cell suite(String name, Path model, Path text, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                python,
                folder.resolve("suite.py").toString(),
                "--policies",
                folder.resolve("policies/mixed16.json").toString(),
                "--mode",
                "parallel",
                "--",
                "--model",
                model.toString(),
                "--data",
                text.toString(),
                "--updates",
                String.valueOf(PackJson.UPDATES)));
    command.addAll(List.of(options));
    return new ProcessCell(name, command, Map.of());
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
  }
}
