package io.lrbench.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/**
 * Reads {@code spec.podTemplate}, whose inside no schema checks: one that is wrong must not keep
 * the operator from reading the benchmark.
 */
public final class PodTemplates {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PodTemplates() {}

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
