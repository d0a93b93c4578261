package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tensors of one role that an update changes, a {@code List[Tensor]} of the script.
 *
 * @param attribute its name in the script, as in {@code self.m}
 * @param tensors by their names in checkpoints, in the script's order; float32, float64 or int64
 */
record StateList(String attribute, Map<String, PtNDArray> tensors) {
  StateList {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** One tensor for each trained one, under its name. */
  static StateList of(
      String attribute, List<TrainedTensor> trained, Function<TrainedTensor, PtNDArray> tensor) {
    Map<String, PtNDArray> tensors = new LinkedHashMap<>();
    trained.forEach(t -> tensors.put(t.name(), tensor.apply(t)));
    return new StateList(attribute, tensors);
  }

  List<PtNDArray> inOrder() {
    return new ArrayList<>(tensors.values());
  }

  String setterName() {
    return "set_" + attribute;
  }

  /** The method that gives the script this list. */
  String setter() {
    return """
          def %1$s(self: __torch__.M, x: List[Tensor]) -> Tensor:
            self.%2$s = x
            return x[0]
        """
        .formatted(setterName(), attribute);
  }
}
