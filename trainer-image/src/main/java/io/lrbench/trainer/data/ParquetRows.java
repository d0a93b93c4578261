package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** The rows of a Parquet file; one row group at a time is in memory. */
final class ParquetRows implements RowReader {
  private final Path file;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final MessageColumnIO columns;
  private Optional<RecordReader<Group>> group = Optional.empty();
  private long left;
  private long count;

  ParquetRows(Path file) throws IOException {
    this.file = file;
    this.reader = open(file);
    this.schema = reader.getFileMetaData().getSchema();
    this.columns = new ColumnIOFactory().getColumnIO(schema);
  }

  private static ParquetFileReader open(Path file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetCodecs())
            .build();
    try {
      ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options);
      requireCodecs(file, reader);
      return reader;
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException e) { // The library throws bare ones.
      throw new InputException(
          file.toString(), "a Parquet file", String.valueOf(e.getMessage()), "download it again");
    }
  }

  private static void requireCodecs(Path file, ParquetFileReader reader) throws IOException {
    for (BlockMetaData rows : reader.getRowGroups()) {
      for (ColumnChunkMetaData column : rows.getColumns()) {
        CompressionCodecName codec = column.getCodec();
        if (!ParquetCodecs.KNOWN.contains(codec)) {
          reader.close();
          throw new InputException(
              file.toString(),
              "columns compressed with one of " + ParquetCodecs.KNOWN,
              codec.toString(),
              "write it again with one of them");
        }
      }
    }
  }

  @Override
  public Optional<Row> next() {
    String place = file + ", row " + (count + 1);
    try {
      if (!advance()) {
        return Optional.empty();
      }
      Group row = group.orElseThrow().read();
      left--;
      count++;
      return Optional.of(new Row(place, ParquetJson.object(row, schema)));
    } catch (IOException | RuntimeException e) { // The library throws bare ones.
      throw new InputException(place, "readable pages", e.toString(), "download it again");
    }
  }

  private boolean advance() throws IOException {
    while (left == 0) {
      PageReadStore pages = reader.readNextRowGroup();
      if (pages == null) {
        return false;
      }
      left = pages.getRowCount();
      group = Optional.of(columns.getRecordReader(pages, new GroupRecordConverter(schema)));
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
