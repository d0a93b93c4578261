package io.lrbench.trainer.model;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every native tensor that a trial's update changes, and the way to and from stored ones. */
final class TrialState {
  private static final String UPDATES = "updates";
  private static final Map<DataType, String> TYPES =
      Map.of(DataType.FLOAT32, "F32", DataType.FLOAT64, "F64", DataType.INT64, "I64");

  private final Map<String, PtNDArray> tensors = new LinkedHashMap<>();

  /** Names are {@code attribute.name}. */
  TrialState(List<StateList> lists) {
    for (StateList list : lists) {
      list.tensors().forEach((name, tensor) -> add(list.attribute() + "." + name, tensor));
    }
  }

  private void add(String name, PtNDArray tensor) {
    if (!TYPES.containsKey(tensor.getDataType())) {
      throw new IllegalArgumentException(
          name + ": expected a type of " + TYPES.keySet() + ", found " + tensor.getDataType());
    }
    if (tensors.put(name, tensor) != null) {
      throw new IllegalArgumentException(name + ": expected once, found twice");
    }
  }

  /**
   * Copies all values.
   *
   * @param bytes reads a tensor's values in this machine's order
   */
  List<StoredTensor> read(Function<PtNDArray, ByteBuffer> bytes, long updates) {
    List<StoredTensor> stored = new ArrayList<>();
    stored.add(StoredTensor.of(UPDATES, "I64", littleEndian(updates)));
    tensors.forEach((name, tensor) -> stored.add(stored(name, tensor, bytes.apply(tensor))));
    return stored;
  }

  private static StoredTensor stored(String name, PtNDArray tensor, ByteBuffer bytes) {
    return StoredTensor.of(
        name, TYPES.get(tensor.getDataType()), bytes, tensor.getShape().getShape());
  }

  private static ByteBuffer littleEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
  }

  /**
   * Overwrites all values.
   *
   * @return the count of updates
   * @throws IllegalArgumentException a tensor is missing, unknown, or of another type or shape;
   *     nothing was changed
   */
  long write(List<StoredTensor> stored, NativeTensors natives) {
    Map<String, StoredTensor> byName =
        stored.stream().collect(Collectors.toMap(StoredTensor::name, t -> t));
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put(UPDATES, "I64 []");
    tensors.forEach((name, tensor) -> expected.put(name, form(tensor)));
    byName.forEach(
        (name, tensor) -> require(name, expected.get(name), tensor.type() + " " + tensor.shape()));
    expected.forEach(
        (name, form) -> require(name, form, byName.containsKey(name) ? form : "nothing"));
    tensors.forEach((name, tensor) -> natives.fill(tensor, byName.get(name).bytes()));
    return byName.get(UPDATES).bytes().getLong(0);
  }

  private static String form(PtNDArray tensor) {
    List<Long> shape = new ArrayList<>();
    for (long dimension : tensor.getShape().getShape()) {
      shape.add(dimension);
    }
    return TYPES.get(tensor.getDataType()) + " " + shape;
  }

  private static void require(String name, String expected, String found) {
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "state " + name + ": expected " + expected + ", found " + found);
    }
  }
}
