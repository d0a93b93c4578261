package io.lrbench.trainer.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The records of a table in text (RFC 4180): every value is a string. */
final class CsvRows implements RowReader {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final Path file;
  private final MappingIterator<JsonNode> records;
  private long count;

  CsvRows(Path file, InputStream in, char separator) throws IOException {
    this.file = file;
    CsvSchema schema = CsvSchema.builder().setColumnSeparator(separator).setUseHeader(true).build();
    this.records = CSV.readerFor(JsonNode.class).with(schema).readValues(in);
  }

  @Override
  public Optional<Row> next() throws IOException {
    count++;
    // The parser knows lines only behind what it has read; lines may also be part of a value.
    String place = file + ", record " + count;
    try {
      return records.hasNextValue()
          ? Optional.of(new Row(place, records.nextValue()))
          : Optional.empty();
    } catch (JsonProcessingException | RuntimeJsonMappingException e) {
      throw broken(place, e);
    }
  }

  private static InputException broken(String place, Exception e) {
    String reason =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return new InputException(
        place,
        "a record with a value for each column of the header",
        reason,
        "repair it; values with line breaks, quotes or separators stand in quotes");
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
