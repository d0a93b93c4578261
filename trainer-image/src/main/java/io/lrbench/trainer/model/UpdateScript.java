package io.lrbench.trainer.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The update as TorchScript text: gradients summed and clipped, and the optimizer's rule. */
final class UpdateScript {
  private UpdateScript() {}

  static String of(TrialOptions options, List<TrainedTensor> trained) {
    OptimizerSettings optimizer = options.optimizer();
    Map<String, Object> lists = new HashMap<>();
    lists.put("decay", list(GroupedRates.decays(optimizer, trained)));
    lists.put("scale", list(GroupedRates.scales(options, trained)));
    lists.put("group", list(Collections.nCopies(trained.size(), 0)));
    return rule(optimizer, lists)
        + ScriptText.of("update", Map.of("maxGradNorm", options.maxGradNorm()));
  }

  /**
   * The method {@code apply(gradients, lr, first moment, update)}, which changes the weights and
   * answers the rate that it used.
   *
   * @param lists {@code decay} and {@code scale}, a number for each tensor, and {@code group},
   *     which warm-up each has; they replace arguments of these names
   */
  static String rule(OptimizerSettings optimizer, Map<String, Object> lists) {
    Map<String, Object> values = new HashMap<>();
    optimizer.arguments().forEach((name, value) -> values.put(name, literal(value)));
    values.putAll(lists);
    values.put("beta2", optimizer.beta2());
    values.putIfAbsent("beta3", Math.sqrt(optimizer.beta2()));
    values.put("momentum", optimizer.firstMoment());
    values.put("optimizerEpsilon", optimizer.epsilon());
    values.put("nesterov", literal(optimizer.nesterov()));
    String rule = ScriptText.of(optimizer.kind().script(), values);
    return optimizer.kind().averages() ? rule + ScriptText.of("schedule_free", values) : rule;
  }

  private static Object literal(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    return value;
  }

  private static String list(List<?> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
