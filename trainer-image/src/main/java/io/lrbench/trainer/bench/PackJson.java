package io.lrbench.trainer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Configurations of packs as the operator writes them, with the baseline's own settings. */
final class PackJson {
  static final int UPDATES = 60;
  private static final int BATCH = 4;
  private static final int LENGTH = 256;
  private static final int HELD_OUT = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PackJson() {}

  /** The baseline's 16 policies. */
  static JsonNode policies() {
    try (InputStream in = PackJson.class.getResourceAsStream("mixed16.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param trials the first policies of {@link #policies}
   */
  static String language(Path model, Path text, String method, int trials, int workers) {
    ObjectNode pack = pack(method, trials, workers);
    pack.putObject("model").put("uri", model.toAbsolutePath().toUri().toString());
    pack.putObject("dataset")
        .put("uri", text.toAbsolutePath().toUri().toString())
        .put("format", "text");
    ObjectNode training = pack.withObject("/training");
    training.put("batchSize", BATCH).put("maxLength", LENGTH);
    if (method.equals("lora")) {
      training
          .putObject("lora")
          .put("rank", 8)
          .put("alpha", 16)
          .putArray("targets")
          .add("q_proj")
          .add("v_proj");
    }
    return pack.toString();
  }

  static String images(Path images, int batch) {
    ObjectNode pack = pack("full", 1, 1);
    pack.putObject("model").put("builtin", "cnn3");
    pack.putObject("dataset")
        .put("uri", images.toAbsolutePath().toUri().toString())
        .put("format", "idx")
        .put("maxExamples", 4096);
    pack.withObject("/training").put("batchSize", batch);
    return pack.toString();
  }

  private static ObjectNode pack(String method, int trials, int workers) {
    ObjectNode pack = JSON.createObjectNode().put("version", 1).put("workers", workers);
    pack.putObject("training")
        .put("method", method)
        .put("updates", UPDATES)
        .put("maxGradNorm", 1.0)
        .putObject("optimizer")
        .put("type", "adamw");
    pack.putObject("evaluation").put("every", UPDATES).put("maxExamples", HELD_OUT);
    JsonNode policies = policies();
    for (int i = 0; i < trials; i++) {
      pack.withArray("trials")
          .addObject()
          .put("hash", "t" + i)
          .put("seed", 0)
          .set("policy", policies.get(i));
    }
    return pack;
  }
}
