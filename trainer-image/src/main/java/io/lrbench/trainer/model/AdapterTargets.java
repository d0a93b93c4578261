package io.lrbench.trainer.model;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.decoder.Layout;
import io.lrbench.trainer.model.decoder.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear layers that get an adapter, in the order of the checkpoint.
 *
 * @param layered those of every layer
 * @param head whether the language-model head is one
 */
record AdapterTargets(List<Part> layered, boolean head) {
  /** PEFT's word for every linear layer but the head. */
  static final String ALL = "all-linear";

  private static final String FIELD = "training.lora.targets";

  AdapterTargets {
    layered = List.copyOf(layered);
  }

  /** One adapted matrix, by the checkpoint's name without {@code .weight}; as y = W x has it. */
  record Slot(String path, long rows, long columns) {
    /** The name of A, (rank, columns). */
    String a() {
      return path + ".lora_A.weight";
    }

    /** The name of B, (rows, rank). */
    String b() {
      return path + ".lora_B.weight";
    }
  }

  /**
   * @param names as in {@code training.lora.targets}: a layer's name or its end behind a dot, as
   *     PEFT reads them
   * @throws InputException a name is unknown
   */
  static AdapterTargets of(Layout layout, List<String> names) {
    if (names.isEmpty()) {
      throw refused(layout, "one or more of ", "an empty list");
    }
    for (String name : names) {
      if (!name.equals(ALL)
          && !named(layout.head(), name)
          && layout.linears().stream().noneMatch(part -> named(part, name))) {
        throw refused(layout, "names among ", name);
      }
    }
    return new AdapterTargets(
        layout.linears().stream()
            .filter(part -> names.contains(ALL) || names.stream().anyMatch(n -> named(part, n)))
            .toList(),
        names.stream().anyMatch(name -> named(layout.head(), name)));
  }

  static AdapterTargets none() {
    return new AdapterTargets(List.of(), false);
  }

  private static boolean named(Part part, String name) {
    return part.path().equals(name) || part.path().endsWith("." + name);
  }

  private static InputException refused(Layout layout, String expected, String found) {
    List<String> known = new ArrayList<>();
    layout.linears().stream().map(Part::shortName).distinct().forEach(known::add);
    known.add(layout.head().path());
    known.add(ALL);
    return new InputException(
        FIELD,
        expected + known,
        found,
        "write names of linear layers of this architecture, such as " + layout.usualTargets());
  }

  /** All adapted matrices; the script counts its adapters in this order. */
  List<Slot> slots(Layout layout) {
    List<Slot> slots = new ArrayList<>();
    for (int layer = 0; layer < layout.layers(); layer++) {
      String path = layout.path(layer);
      layered.forEach(part -> slots.add(slot(path, part)));
    }
    if (head) {
      slots.add(slot("", layout.head()));
    }
    return slots;
  }

  private static Slot slot(String path, Part part) {
    return new Slot(path + part.path(), part.outputs(), part.inputs());
  }
}
