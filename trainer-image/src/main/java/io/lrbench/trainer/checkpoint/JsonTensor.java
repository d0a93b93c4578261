package io.lrbench.trainer.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Records as the bytes of a tensor; a header has room for 100 MB only, and curves may be longer.
 */
final class JsonTensor {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private JsonTensor() {}

  static StoredTensor of(String name, Object value) throws IOException {
    byte[] json = JSON.writeValueAsBytes(value);
    return StoredTensor.of(name, "U8", ByteBuffer.wrap(json), json.length);
  }

  static <T> T read(StoredTensor tensor, Class<T> type) throws IOException {
    byte[] json = new byte[tensor.bytes().remaining()];
    tensor.bytes().duplicate().get(json);
    return JSON.readValue(json, type);
  }
}
