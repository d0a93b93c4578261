package io.lrbench.trainer.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Text and JSON out of files, whole. */
final class Rows {
  private Rows() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException(
          file.toString(), "text in UTF-8", "other bytes", "convert it to UTF-8");
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a readable file", e.toString(), "check dataset.uri");
    }
  }

  /** The objects of a JSON array or of JSON lines. */
  static List<JsonNode> json(Path file) {
    List<JsonNode> rows = new ArrayList<>();
    try (MappingIterator<JsonNode> values =
        new ObjectMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        if (!value.isObject()) {
          throw new InputException(
              file.toString(),
              "an array of objects or an object a line",
              value.getNodeType().toString(),
              "write one object an example");
        }
        rows.add(value);
      }
      return rows;
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "JSON or JSON lines", JsonFile.reason(e), "repair that row");
    }
  }
}
