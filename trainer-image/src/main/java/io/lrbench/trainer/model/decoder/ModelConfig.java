package io.lrbench.trainer.model.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model's {@code config.json}; what it says wrongly is refused with the field's name.
 *
 * @param file for messages
 * @param json its fields
 */
record ModelConfig(String file, JsonNode json) {
  private static final String CHECK = "check config.json";

  static ModelConfig read(Path folder) {
    Path file = folder.resolve("config.json");
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file.toString(),
          "a Hugging Face model folder with config.json",
          Files.isDirectory(folder) ? "a folder without it" : "no such folder",
          "write the folder's path into model.uri");
    }
    return new ModelConfig(file.toString(), JsonFile.read(file));
  }

  /** The object that a field holds; empty if it holds none. */
  ModelConfig object(String name) {
    return new ModelConfig(file + ": " + name, json.path(name));
  }

  /** Whether a field is there and not null. */
  boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** The first of these fields that is there; else the last of them. */
  String firstOf(String... names) {
    for (String name : names) {
      if (has(name)) {
        return name;
      }
    }
    return names[names.length - 1];
  }

  String text(String name, String otherwise) {
    return json.path(name).asText(otherwise);
  }

  int positive(String name) {
    int value = json.path(name).asInt(0);
    if (value < 1) {
      throw wrong(name, "a positive integer", CHECK);
    }
    return value;
  }

  int positive(String name, int otherwise) {
    return has(name) ? positive(name) : otherwise;
  }

  /** A number from 0. */
  int count(String name, int otherwise) {
    int value = has(name) ? json.path(name).asInt(-1) : otherwise;
    if (value < 0) {
      throw wrong(name, "a number from 0", CHECK);
    }
    return value;
  }

  /** A positive integer that divides another. */
  int divisor(String name, int of) {
    int value = positive(name);
    if (of % value != 0) {
      throw wrong(name, "a divisor of " + of, CHECK);
    }
    return value;
  }

  /** A positive number. */
  double number(String name) {
    double value = json.path(name).asDouble(Double.NaN);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong(name, "a positive number", CHECK);
    }
    return value;
  }

  double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    return json.path(name).asBoolean(otherwise);
  }

  /** Refuses a flag that would change the network into one that no script computes. */
  void only(boolean expected, String... names) {
    for (String name : names) {
      if (flag(name, expected) != expected) {
        throw wrong(name, String.valueOf(expected), "use a model of this family that has it so");
      }
    }
  }

  InputException wrong(String name, String expected, String remedy) {
    JsonNode found = json.path(name);
    return wrong(
        name, expected, found.isMissingNode() ? "nothing" : found.asText(found.toString()), remedy);
  }

  InputException wrong(String name, String expected, String found, String remedy) {
    return new InputException(file + ": " + name, expected, found, remedy);
  }

  /** A name among known ones. */
  String among(List<String> known, String name, String otherwise) {
    String value = text(name, otherwise);
    if (!known.contains(value)) {
      throw wrong(
          name, "one of " + String.join(", ", known), value, "use a model with one of them");
    }
    return value;
  }
}
