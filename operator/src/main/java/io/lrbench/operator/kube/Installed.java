package io.lrbench.operator.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lrbench.api.PodTemplates;

/**
 * What an installation says about trainer pods.
 *
 * @param image of the trainer
 * @param queues whether Kueue's labels of the benchmark are passed on
 * @param volumes whether pods have volumes: on a cluster, not on one's own machine
 * @param cacheClaim the claim for downloads in a benchmark's namespace; empty for a pod's own disk
 * @param podTemplate merged over every trainer pod, under what the benchmark's own says
 */
public record Installed(
    String image, boolean queues, boolean volumes, String cacheClaim, PodTemplateSpec podTemplate) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException it is none; the message says what to write
   */
  public static PodTemplateSpec template(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode tree) {
        PodTemplateSpec template = PodTemplates.read(tree);
        if (template.getAdditionalProperties().isEmpty()) {
          return template;
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(refusal(json), e);
    }
    throw new IllegalArgumentException(refusal(json));
  }

  /** The same, with trainers that tell their progress to this URL. */
  public Installed withProgress(String url) {
    return new Installed(
        image,
        queues,
        volumes,
        cacheClaim,
        PodTemplateMerge.of(ProgressToken.template(url), podTemplate));
  }

  private static String refusal(String json) {
    return "the trainer's pod template: expected JSON with metadata and spec of a pod, such as"
        + " {\"spec\": {\"runtimeClassName\": \"nvidia\"}}, found "
        + json;
  }
}
