package io.lrbench.trainer.model.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The functions between the linear layers of an MLP, by their names in configurations. */
final class Activation {
  private static final Map<String, String> TORCH =
      Map.of(
          "silu", "torch.silu(x)",
          "relu", "torch.relu(x)",
          "gelu", "torch.gelu(x, approximate=\"none\")",
          "gelu_new", "torch.gelu(x, approximate=\"tanh\")",
          "gelu_pytorch_tanh", "torch.gelu(x, approximate=\"tanh\")");

  private Activation() {}

  /** The function of x as TorchScript. */
  static String of(ModelConfig config, String name, String otherwise) {
    List<String> known = new ArrayList<>(new TreeMap<>(TORCH).keySet());
    return TORCH.get(config.among(known, name, otherwise));
  }
}
