package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.ExitCode;
import io.lrbench.trainer.SmallModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Runs packs in this process, as the operator would start them. */
final class PackFixture {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Path files;
  private int runs;

  PackFixture(Path files) throws IOException {
    this.files = files;
    SmallModel.write(files.resolve("model"));
    Files.writeString(files.resolve("text.txt"), "the cat sat on the mat. ".repeat(30));
  }

  /** What a run left behind. */
  record Outcome(int code, JsonNode message, String err, Path output) {
    JsonNode trial(String hash) {
      for (JsonNode trial : message.get("trials")) {
        if (trial.get("hash").asText().equals(hash)) {
          return trial;
        }
      }
      throw new AssertionError("no trial " + hash + " in " + message);
    }

    String weights(String hash) throws IOException {
      return JSON.readTree(output.resolve(hash + ".json").toFile()).get("weightsHash").asText();
    }

    /** What does not depend on the machine's speed. */
    ObjectNode untimed(String hash) {
      ObjectNode copy = trial(hash).deepCopy();
      copy.remove(List.of("trainSeconds", "secondsToTarget"));
      return copy;
    }

    /** The same results, bit for bit, of trials h0, h1 and so on. */
    void isAsIf(Outcome other, int trials) throws IOException {
      for (int i = 0; i < trials; i++) {
        String hash = "h" + i;
        assertThat(curve(hash)).as(hash).isEqualTo(other.curve(hash));
        assertThat(weights(hash)).as(hash).hasSize(64).isEqualTo(other.weights(hash));
        assertThat(untimed(hash)).isEqualTo(other.untimed(hash));
      }
    }

    /** The user's mistake, named on the error stream and in the answer. */
    void isRefused(String message) {
      assertThat(code()).isEqualTo(ExitCode.USER_ERROR);
      assertThat(err()).contains(message).contains("; ");
      assertThat(message().get("error").asText()).isEqualTo(err().strip());
      assertThat(message().get("trials")).isEmpty();
    }

    String curve(String hash) throws IOException {
      return Files.readString(output.resolve(hash + ".csv"));
    }
  }

  /** A pack of one small language model; trials are added by {@link #trial}. */
  ObjectNode pack(int workers) {
    ObjectNode pack = JSON.createObjectNode().put("version", 1).put("workers", workers);
    pack.putObject("model").put("uri", "file:model");
    pack.putObject("dataset").put("uri", "file:text.txt").put("format", "text");
    pack.putObject("training")
        .put("method", "lora")
        .put("updates", 6)
        .put("batchSize", 4)
        .put("maxLength", 16)
        .putObject("lora")
        .put("dropout", 0.1);
    pack.putArray("trials");
    return pack;
  }

  static ObjectNode trial(ObjectNode pack, String hash, long seed, String block) {
    ObjectNode trial = pack.withArray("trials").addObject().put("hash", hash).put("seed", seed);
    try {
      trial.set("policy", JSON.readTree(block.replace('\'', '"')));
    } catch (IOException e) {
      throw new IllegalArgumentException(block, e);
    }
    return pack;
  }

  /** What the user is told before anything is trained; empty where nothing is wrong. */
  String check(JsonNode pack) throws IOException, InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of("LRBENCH_PACK", pack.toString(), "LRBENCH_FILES", files.toString());
    int code =
        new PackCommand(environment, print(new ByteArrayOutputStream()), print(err))
            .run(List.of("--describe"));
    String told = err.toString(StandardCharsets.UTF_8);
    assertThat(code).as(told).isEqualTo(told.isEmpty() ? ExitCode.DONE : ExitCode.USER_ERROR);
    return told;
  }

  Outcome run(JsonNode pack) throws IOException, InterruptedException {
    return run(pack.toString());
  }

  Outcome run(String pack) throws IOException, InterruptedException {
    return run(pack, Map.of(), () -> false);
  }

  /** A run that is asked to stop at some time, with more in its environment. */
  Outcome run(String pack, Map<String, String> more, BooleanSupplier stop)
      throws IOException, InterruptedException {
    return run(List.of(), pack, more, stop);
  }

  /** A run that only fills the cache. */
  Outcome fetch(String pack, Map<String, String> more) throws IOException, InterruptedException {
    return run(List.of("--fetch"), pack, more, () -> false);
  }

  private Outcome run(
      List<String> arguments, String pack, Map<String, String> more, BooleanSupplier stop)
      throws IOException, InterruptedException {
    Path run = Files.createDirectories(files.resolve("run-" + runs++));
    Map<String, String> environment = new HashMap<>();
    environment.put("LRBENCH_PACK", pack);
    environment.put("LRBENCH_FILES", files.toString());
    environment.put("LRBENCH_OUTPUT", run.resolve("output").toString());
    environment.put("TERMINATION_LOG", run.resolve("message").toString());
    environment.putAll(more);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new PackCommand(environment, print(out), print(err), stop).run(arguments);
    return new Outcome(
        code,
        JSON.readTree(run.resolve("message").toFile()),
        err.toString(StandardCharsets.UTF_8),
        run.resolve("output"));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
