package io.lrbench.trainer;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold one JSON object. */
public final class JsonFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @throws InputException it is missing, unreadable or no JSON object
   */
  public static JsonNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file.toString(), "a file with a JSON object", "nothing", "check the folder's path");
    }
    try {
      JsonNode json = JSON.readTree(file.toFile());
      if (json.isObject()) {
        return json;
      }
      throw new InputException(
          file.toString(), "a JSON object", kind(json), "download the file again");
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a JSON object", reason(e), "download the file again");
    }
  }

  /** What a reader stumbled over, in one line. */
  public static String reason(IOException e) {
    if (!(e instanceof JsonProcessingException json)) {
      return e.toString();
    }
    JsonLocation at = json.getLocation();
    String place =
        at == null || at.getLineNr() < 1
            ? ""
            : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return json.getOriginalMessage().lines().findFirst().orElse("nothing readable") + place;
  }

  private static String kind(JsonNode json) {
    return json.isMissingNode() ? "an empty file" : "a JSON " + json.getNodeType();
  }
}
