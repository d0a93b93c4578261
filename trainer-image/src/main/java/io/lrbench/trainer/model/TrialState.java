package io.lrbench.trainer.model;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.safetensors.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
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
   * All tensors, read when they are asked for.
   *
   * @param bytes reads a tensor's values in this machine's order
   */
  List<TensorSource> sources(Function<PtNDArray, ByteBuffer> bytes, long updates) {
    List<TensorSource> sources = new ArrayList<>();
    sources.add(StoredTensor.of(UPDATES, "I64", littleEndian(updates)));
    tensors.forEach((name, tensor) -> sources.add(new Source(name, tensor, bytes)));
    return sources;
  }

  /** One tensor of the trial. */
  private record Source(String name, PtNDArray tensor, Function<PtNDArray, ByteBuffer> reader)
      implements TensorSource {
    @Override
    public String type() {
      return TYPES.get(tensor.getDataType());
    }

    @Override
    public List<Long> shape() {
      return Arrays.stream(tensor.getShape().getShape()).boxed().toList();
    }

    @Override
    public ByteBuffer bytes() {
      return reader.apply(tensor).order(ByteOrder.LITTLE_ENDIAN);
    }
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
    tensors.forEach(
        (name, tensor) -> expected.put(name, form(new Source(name, tensor, t -> null))));
    byName.forEach((name, tensor) -> require(name, expected.get(name), form(tensor)));
    expected.forEach(
        (name, form) -> require(name, form, byName.containsKey(name) ? form : "nothing"));
    tensors.forEach((name, tensor) -> natives.fill(tensor, byName.get(name).bytes()));
    return byName.get(UPDATES).bytes().getLong(0);
  }

  private static String form(TensorSource tensor) {
    return tensor.type() + " " + tensor.shape();
  }

  private static void require(String name, String expected, String found) {
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "state " + name + ": expected " + expected + ", found " + found);
    }
  }
}
