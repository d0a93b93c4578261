package io.lrbench.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads {@code spec.podTemplate}, whose inside no schema checks: one that is wrong must not keep
 * the operator from reading the benchmark.
 */
public final class PodTemplates {
  /** No field of a pod lies as deep. */
  public static final int DEEPEST = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

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
      JsonNode template = context.readTree(parser);
      if (!isTooDeep(template)) {
        return template instanceof ObjectNode object
            ? object
            : (ObjectNode) context.handleUnexpectedToken(ObjectNode.class, parser);
      }
      return context.getNodeFactory().objectNode().put(TOO_DEEP, true);
    }
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
   * @throws IllegalArgumentException a field has the wrong type; the message is its path
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
      throw new IllegalArgumentException("podTemplate" + path, e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always well-formed", e);
    }
  }
}
