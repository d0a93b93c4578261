package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.NativeTensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an optimizer remembers from one update to the next, all 0 at first. */
final class OptimizerState {
  private OptimizerState() {}

  /** One list for each role that the rule has; {@code m} and {@code v} are those of every body. */
  static List<StateList> of(
      OptimizerSettings.Kind kind, List<TrainedTensor> trained, NativeTensors tensors) {
    return of(kind, trained, 1, tensors);
  }

  /**
   * @param warmups how many warm-ups there are, each with scalars of its own
   */
  static List<StateList> of(
      OptimizerSettings.Kind kind,
      List<TrainedTensor> trained,
      int warmups,
      NativeTensors tensors) {
    List<StateList> lists = new ArrayList<>();
    for (String moment : kind.moments()) {
      lists.add(StateList.of(moment, trained, t -> tensors.zerosLike(t.tensor())));
    }
    for (String scalar : kind.scalars()) {
      Map<String, PtNDArray> values = new LinkedHashMap<>();
      for (int i = 0; i < warmups; i++) {
        values.put(String.valueOf(i), tensors.scalar(0));
      }
      lists.add(new StateList(scalar, values));
    }
    return lists;
  }
}
