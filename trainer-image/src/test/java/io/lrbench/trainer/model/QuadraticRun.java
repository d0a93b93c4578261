package io.lrbench.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.engine.ScriptModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An optimizer's own script over three float64 tensors, with gradients handed in. */
final class QuadraticRun implements AutoCloseable {
  private static final long[][] SHAPES = {{4}, {2, 3}, {2}};
  private static final String CALLS =
      """
        def one(self: __torch__.M, gradients: List[Tensor], lr: float, first: float, t: int) -> Tensor:
          torch.set_grad_enabled(False)
          rate = self.apply(gradients, lr, first, t)
          return torch.full([], rate, dtype=7, layout=None, device=None, pin_memory=None)
        def flat(self: __torch__.M) -> Tensor:
          return torch.cat([torch.flatten(self.p[0]), torch.flatten(self.p[1]), torch.flatten(self.p[2])], 0)
      """;

  private final NativeTensors tensors = new NativeTensors();
  private final Map<String, PtNDArray> scalars = new LinkedHashMap<>();
  private final OptimizerSettings settings;
  private final ScriptModule script;

  /**
   * @param lists decay, scale, group and warmupSteps as text, a number for each tensor
   */
  QuadraticRun(double[] start, OptimizerSettings settings, Map<String, Object> lists) {
    this.settings = settings;
    List<TrainedTensor> trained = new ArrayList<>();
    int from = 0;
    for (long[] shape : SHAPES) {
      PtNDArray tensor = tensors.of(slice(start, from, shape), DataType.FLOAT64, shape);
      trained.add(new TrainedTensor("t" + from, tensor, true));
      from += size(shape);
    }
    List<StateList> state =
        new ArrayList<>(List.of(StateList.of("p", trained, TrainedTensor::tensor)));
    state.addAll(OptimizerState.of(settings.kind(), trained, SHAPES.length, tensors));
    List<String> attributes = new ArrayList<>(state.stream().map(StateList::attribute).toList());
    attributes.add("kept");
    String setters = String.join("", state.stream().map(StateList::setter).toList());
    script = ScriptModule.compile(attributes, UpdateScript.rule(settings, lists) + CALLS + setters);
    try (PtNDManager call = script.newInputs()) {
      for (StateList list : state) {
        script.tensor(call, list.setterName(), ScriptModule.list(list.inOrder()));
      }
    }
    state.forEach(list -> scalars.put(list.attribute(), list.inOrder().get(0)));
  }

  /** One update; answers the rate that it used. */
  double step(double[] gradient, double lr, int t) {
    try (PtNDManager call = script.newInputs()) {
      List<NDArray> parts = new ArrayList<>();
      int from = 0;
      for (long[] shape : SHAPES) {
        parts.add(call.create(slice(gradient, from, shape), new Shape(shape), DataType.FLOAT64));
        from += size(shape);
      }
      return script
          .doubles(
              "one",
              ScriptModule.list(parts),
              IValue.from(lr),
              IValue.from(settings.firstMoment()),
              IValue.from((long) t))[0];
    }
  }

  double[] weights() {
    return script.doubles("flat");
  }

  /** The weights that count, without moving those that train. */
  double[] averages() {
    change("to_average");
    double[] weights = weights();
    change("to_steps");
    return weights;
  }

  /** A scalar that the optimizer remembers, of the first warm-up. */
  double scalar(String name) {
    return scalars.get(name).toDoubleArray()[0];
  }

  private void change(String method) {
    try (PtNDManager call = script.newInputs()) {
      script.tensor(call, method).close();
    }
  }

  private static ByteBuffer slice(double[] values, int from, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(size(shape) * Double.BYTES).order(ByteOrder.nativeOrder());
    bytes.asDoubleBuffer().put(values, from, size(shape));
    return bytes;
  }

  private static int size(long... shape) {
    int size = 1;
    for (long side : shape) {
      size *= (int) side;
    }
    return size;
  }

  @Override
  public void close() {
    script.close();
    tensors.close();
  }
}
