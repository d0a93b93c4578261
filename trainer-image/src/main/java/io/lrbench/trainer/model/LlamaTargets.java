package io.lrbench.trainer.model;

import io.lrbench.trainer.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The linear layers that get an adapter, in the order of the script.
 *
 * @param layered those of every layer
 * @param head whether the language-model head is one
 */
record LlamaTargets(List<LlamaLinear> layered, boolean head) {
  private static final String HEAD = "lm_head";

  /** One adapted matrix, by the checkpoint's name without {@code .weight}. */
  record Slot(String path, long rows, long columns) {}

  /**
   * @param names as in {@code training.lora.targets}
   * @throws InputException a name is unknown
   */
  static LlamaTargets of(List<String> names) {
    List<String> known = new ArrayList<>();
    Arrays.stream(LlamaLinear.values()).map(LlamaLinear::wireName).forEach(known::add);
    known.add(HEAD);
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InputException(
            "training.lora.targets",
            "names among " + known,
            name,
            "write names of linear layers of this architecture");
      }
    }
    if (names.isEmpty()) {
      throw new InputException(
          "training.lora.targets", "one or more of " + known, "an empty list", "write q_proj");
    }
    return new LlamaTargets(
        Arrays.stream(LlamaLinear.values()).filter(l -> names.contains(l.wireName())).toList(),
        names.contains(HEAD));
  }

  static LlamaTargets none() {
    return new LlamaTargets(List.of(), false);
  }

  /** All adapted matrices; the script counts its adapters in this order. */
  List<Slot> slots(LlamaConfig config) {
    List<Slot> slots = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      for (LlamaLinear linear : layered) {
        slots.add(new Slot(linear.path(layer), linear.rows(config), linear.columns(config)));
      }
    }
    if (head) {
      slots.add(new Slot(HEAD, config.vocabulary(), config.hidden()));
    }
    return slots;
  }

  /** The script's line behind a linear layer; empty if it has no adapter. */
  String line(LlamaLinear linear) {
    int position = layered.indexOf(linear);
    return position < 0 ? "" : linear.adapted(position, layered.size());
  }

  /** The script's line behind the head; empty if it has no adapter. */
  String headLine(LlamaConfig config) {
    int index = config.layers() * layered.size();
    return head ? "\n    y = self.adapted(y, h, " + index + ", key)" : "";
  }
}
