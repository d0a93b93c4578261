package io.lrbench.trainer.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The objects of a JSON array or of JSON lines. */
final class JsonRows implements RowReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final JsonParser parser;
  private boolean array;
  private long count;

  JsonRows(Path file, InputStream in) throws IOException {
    this.file = file;
    this.parser = JSON.createParser(in);
  }

  @Override
  public Optional<Row> next() throws IOException {
    JsonToken token = rowStart();
    if (token == null) {
      return Optional.empty();
    }
    count++;
    // A parser notices what a row lacks in the next one, so where it starts is what helps.
    String place = place(parser.currentTokenLocation().getLineNr());
    if (token != JsonToken.START_OBJECT) {
      throw new InputException(
          place,
          "an array of objects or an object a line",
          token.isStructStart() ? "an array in it" : String.valueOf(parser.getText()),
          "write one object an example");
    }
    try {
      return Optional.of(new Row(place, JSON.readTree(parser)));
    } catch (JsonProcessingException e) {
      throw broken(place, e);
    }
  }

  private JsonToken rowStart() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      while (token == (array ? JsonToken.END_ARRAY : JsonToken.START_ARRAY)) {
        array = !array;
        token = parser.nextToken();
      }
      return token;
    } catch (JsonProcessingException e) {
      throw broken(place(e.getLocation() == null ? -1 : e.getLocation().getLineNr()), e);
    }
  }

  private String place(int line) {
    return file + (array ? ", row " + count + " at line " : ", line ") + line;
  }

  private static InputException broken(String place, JsonProcessingException e) {
    String reason = e.getOriginalMessage().lines().findFirst().orElse("nothing readable");
    return new InputException(place, "JSON or JSON lines", reason, "repair that row");
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
