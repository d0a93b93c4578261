package io.lrbench.trainer.model;

import java.util.List;

/**
 * A built-in network as text and tensors.
 *
 * @param script a method {@code scores(x, train)}
 * @param parameters what the script calls p, in its order
 * @param buffers what the script calls buffers: changed by training, but not by the optimizer
 */
record Network(String script, List<Parameter> parameters, List<Parameter> buffers) {
  Network {
    parameters = List.copyOf(parameters);
    buffers = List.copyOf(buffers);
  }
}
