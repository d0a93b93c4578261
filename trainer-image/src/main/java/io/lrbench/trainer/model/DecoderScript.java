package io.lrbench.trainer.model;

import io.lrbench.trainer.model.decoder.Decoder;
import io.lrbench.trainer.model.decoder.Layout;
import io.lrbench.trainer.model.decoder.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forward pass of a language model as TorchScript text. In its templates <code>${ln.weight}
 * </code> is a tensor by the checkpoint's name, and <code>${mlp.up_proj(h)}</code> what a linear
 * layer, with its adapter if it has one, makes of the variable h; both in layer i.
 */
final class DecoderScript {
  private static final Pattern CALL = Pattern.compile("([\\w.]+)\\((\\w+)\\)");

  private final Decoder decoder;
  private final AdapterTargets targets;
  private final Arithmetic arithmetic;
  private final Map<String, Object> constants = new HashMap<>();
  private final Map<String, String> tensors = new HashMap<>();
  private final Map<String, Part> linears = new HashMap<>();

  private DecoderScript(Decoder decoder, AdapterTargets targets, Arithmetic arithmetic) {
    this.decoder = decoder;
    this.targets = targets;
    this.arithmetic = arithmetic;
    constants.putAll(decoder.constants());
    constants.putAll(arithmetic.constants());
    constants.put("narrowHeads", flag(decoder.narrowHeads()));
    constants.put("byLayer", flag(byLayer()));
    Layout layout = decoder.layout();
    layout.linears().forEach(part -> linears.put(part.path(), part));
    linears.put(layout.head().path(), layout.head());
    List<String> outside = layout.outsideNames();
    List<String> layer = layout.layerNames();
    for (int i = 0; i < outside.size(); i++) {
      tensors.put(outside.get(i), "self.w[" + i + "]");
    }
    for (int i = 0; i < layer.size(); i++) {
      tensors.put(layer.get(i), "self.w[i * " + layer.size() + " + " + (outside.size() + i) + "]");
    }
    if (layout.tied()) {
      tensors.put(layout.head().path() + ".weight", "self.w[0]");
    }
    tensors.put("head.weight", tensors.get(layout.head().path() + ".weight"));
  }

  static String full(Decoder decoder, Arithmetic arithmetic) {
    return new DecoderScript(decoder, AdapterTargets.none(), arithmetic)
        .text(head(decoder, HeadScript.trained(decoder.vocabulary())));
  }

  static String lora(Decoder decoder, LoraSettings lora, Arithmetic arithmetic) {
    AdapterTargets targets = AdapterTargets.of(decoder.layout(), lora.targets());
    Map<String, Object> values = Map.of("scale", lora.scale(), "dropout", lora.dropout());
    return new DecoderScript(decoder, targets, arithmetic)
            .text(head(decoder, targets.head() ? HeadScript.direct() : HeadScript.frozen()))
        + ScriptText.of("lora", values);
  }

  /** With a bias or a cap, as with an adapter, scores are no product of states and one matrix. */
  private static HeadScript head(Decoder decoder, HeadScript otherwise) {
    boolean capped = (double) decoder.constants().getOrDefault("logitCap", 0.0) != 0;
    return capped || decoder.layout().head().bias() ? HeadScript.direct() : otherwise;
  }

  private String text(HeadScript head) {
    StringBuilder text = new StringBuilder();
    for (String script : decoder.scripts()) {
      text.append(ScriptText.of(script, this::meaning));
    }
    constants.putAll(head.constants());
    return text.append(ScriptText.of("narrow_heads", this::meaning))
        .append(ScriptText.of("language_loss", this::meaning))
        .append(ScriptText.of(head.script(), this::meaning))
        .append(ScriptText.of("likelihood", Map.of()))
        .append(ScriptText.of(byLayer() ? "gradients_by_layer" : "gradients_whole", this::meaning))
        .toString();
  }

  /** Attention of narrow heads has a backward pass of its own, between those around it. */
  private boolean byLayer() {
    return arithmetic.byLayer() || decoder.narrowHeads();
  }

  private static String flag(boolean value) {
    return value ? "True" : "False";
  }

  private Object meaning(String placeholder) {
    Matcher call = CALL.matcher(placeholder);
    if (call.matches()) {
      Part part = linears.get(call.group(1));
      return part == null ? null : adapted(part, call.group(2));
    }
    Object constant = constants.get(placeholder);
    return constant == null ? tensors.get(placeholder) : constant;
  }

  private String adapted(Part part, String input) {
    String index = adapter(part);
    String output = linear(part, input);
    return index.isEmpty()
        ? output
        : "self.adapted(" + output + ", " + input + ", " + index + ", key)";
  }

  private String linear(Part part, String input) {
    String weight = tensors.get(part.path() + ".weight");
    String bias = part.bias() ? ", " + bias(tensors.get(part.path() + ".bias")) : "";
    if (part.kind() == Part.Kind.TRANSPOSED) {
      weight = "torch.t(" + weight + ")";
    }
    if (!arithmetic.bfloat16()) {
      return "torch.linear(" + String.join(", ", input, weight) + bias + ")";
    }
    String halves = "torch.linear(" + half(input) + ", " + half(weight) + bias + ")";
    return part.equals(decoder.layout().head()) ? "torch.to(" + halves + ", 6)" : halves;
  }

  private String bias(String tensor) {
    return arithmetic.bfloat16() ? half(tensor) : tensor;
  }

  /** Answers the tensor itself where it is bfloat16 already, as a frozen weight is. */
  private static String half(String tensor) {
    return "torch.to(" + tensor + ", 15)";
  }

  /** Which adapter a linear layer has; empty if it has none. */
  private String adapter(Part part) {
    int count = targets.layered().size();
    if (part.equals(decoder.layout().head())) {
      return targets.head() ? String.valueOf(decoder.layout().layers() * count) : "";
    }
    int position = targets.layered().indexOf(part);
    return position < 0 ? "" : "i * " + count + " + " + position;
  }
}
