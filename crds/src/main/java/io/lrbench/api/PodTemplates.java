package io.lrbench.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads {@code spec.podTemplate}, whose inside no schema checks: one that is wrong must not keep
 * the operator from reading the benchmark.
 */
public final class PodTemplates {
  /** No field of a pod lies as deep. */
  public static final int DEEPEST = 100;

  private static final ObjectMapper JSON =
      new ObjectMapper().addMixIn(Quantity.class, QuantityReader.InPlace.class);

  /**
   * Stands for what is too deep to be handed around: every copy of it would take a thread's stack.
   */
  private static final String TOO_DEEP = "lrbench.io/too-deep";

  private PodTemplates() {}

  /** Reads a template from JSON, which Jackson does without recursion. */
  static final class Reader extends JsonDeserializer<ObjectNode> {
    @Override
    public ObjectNode deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return context.readTree(parser) instanceof ObjectNode template
          ? kept(template)
          : (ObjectNode) context.handleUnexpectedToken(ObjectNode.class, parser);
    }
  }

  /**
   * Reads a template that stands in a setting; empty where it is no JSON object.
   *
   * @param json any text
   */
  public static Optional<ObjectNode> parse(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode template
          ? Optional.of(kept(template))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode kept(ObjectNode template) {
    return isTooDeep(template) ? template.objectNode().put(TOO_DEEP, true) : template;
  }

  /** Whether it was nested deeper than any pod is, and therefore not kept. */
  public static boolean wasTooDeep(ObjectNode template) {
    return template.has(TOO_DEEP);
  }

  private static boolean isTooDeep(JsonNode template) {
    List<JsonNode> level = List.of(template);
    for (int depth = 0; depth <= DEEPEST; depth++) {
      level =
          level.stream()
              .flatMap(node -> StreamSupport.stream(node.spliterator(), false))
              .filter(JsonNode::isContainerNode)
              .toList();
      if (level.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The template.
   *
   * @throws PodTemplateException a field has the wrong type, or is no quantity
   */
  public static PodTemplateSpec read(ObjectNode template) {
    try {
      return JSON.treeToValue(template, PodTemplateSpec.class);
    } catch (JsonMappingException e) {
      StringBuilder path = new StringBuilder();
      for (JsonMappingException.Reference step : e.getPath()) {
        path.append(
            step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
      }
      throw e instanceof InvalidFormatException wrong && wrong.getTargetType() == Quantity.class
          ? new PodTemplateException(
              path.toString(),
              String.valueOf(wrong.getValue()),
              "write a quantity of 0 or more, such as 500m, 2 or 16Gi",
              e)
          : new PodTemplateException(
              path.toString(), "another type of value", "write what a pod takes there", e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always well-formed", e);
    }
  }
}
