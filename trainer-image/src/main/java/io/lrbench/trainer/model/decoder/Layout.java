package io.lrbench.trainer.model.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which tensors a checkpoint has, in the order in which scripts index them: those outside the
 * layers, then those of each layer.
 *
 * @param outside embedding first, head last
 * @param tied whether the head is the embedding
 * @param layerPath what every layer's names begin with, before its number: {@code model.layers.}
 * @param layers how many
 * @param layer one layer's parts
 * @param aliases other spellings of the names
 */
public record Layout(
    List<Part> outside,
    boolean tied,
    String layerPath,
    int layers,
    List<Part> layer,
    List<Alias> aliases) {
  private static final List<String> QUERY_AND_VALUE = List.of("q_proj", "v_proj");

  public Layout {
    outside = List.copyOf(outside);
    layer = List.copyOf(layer);
    aliases = List.copyOf(aliases);
  }

  Layout with(List<Alias> spellings) {
    return new Layout(outside, tied, layerPath, layers, layer, spellings);
  }

  Part embedding() {
    return outside.get(0);
  }

  /** The language-model head. */
  public Part head() {
    return outside.get(outside.size() - 1);
  }

  /** A layer's linear parts, in its order. */
  public List<Part> linears() {
    return layer.stream().filter(Part::isLinear).toList();
  }

  /** What the names of a layer's parts begin with. */
  public String path(int number) {
    return layerPath + number + ".";
  }

  /** Every tensor, in the order of the scripts. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(ofOutside());
    for (int i = 0; i < layers; i++) {
      String path = path(i);
      ofLayer().forEach(parameter -> parameters.add(parameter.under(path)));
    }
    return parameters;
  }

  private List<Parameter> ofOutside() {
    Stream<Part> stored =
        tied ? outside.stream().filter(part -> !part.equals(head())) : outside.stream();
    return stored.flatMap(part -> part.parameters().stream()).toList();
  }

  private List<Parameter> ofLayer() {
    return layer.stream().flatMap(part -> part.parameters().stream()).toList();
  }

  /** Names of the tensors outside the layers, in order. */
  public List<String> outsideNames() {
    return ofOutside().stream().map(Parameter::name).toList();
  }

  /** Names of one layer's tensors within it, in order. */
  public List<String> layerNames() {
    return ofLayer().stream().map(Parameter::name).toList();
  }

  /** What PEFT adapts where nothing is said: queries and values, or what holds them. */
  public List<String> usualTargets() {
    List<String> names = linears().stream().map(Part::shortName).toList();
    return names.containsAll(QUERY_AND_VALUE) ? QUERY_AND_VALUE : names.subList(0, 1);
  }

  /** From this family's names to those of a checkpoint, by how it spells the embedding. */
  public UnaryOperator<String> spelling(Set<String> stored) {
    String embedding = embedding().path() + ".weight";
    if (stored.contains(embedding)) {
      return name -> name;
    }
    return aliases.stream()
        .filter(alias -> stored.contains(alias.of(embedding)))
        .findFirst()
        .<UnaryOperator<String>>map(alias -> alias::of)
        .orElse(name -> name);
  }
}
