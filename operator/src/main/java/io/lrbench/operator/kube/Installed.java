package io.lrbench.operator.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lrbench.api.PodTemplates;
import io.lrbench.operator.admit.Admission;
import java.util.Set;

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
  private static final String TEMPLATE = "lrbench.trainer.pod-template";
  private static final Set<String> FIELDS = Set.of("metadata", "spec");

  /**
   * Reads the template of the setting {@code lrbench.trainer.pod-template}, which has to be what a
   * benchmark's may be.
   *
   * @throws IllegalArgumentException it is none; the message says what to write
   */
  public static PodTemplateSpec template(String json) {
    ObjectNode tree =
        PodTemplates.parse(json)
            .filter(
                template ->
                    PodTemplates.wasTooDeep(template)
                        || template.properties().stream()
                            .allMatch(field -> FIELDS.contains(field.getKey())))
            .orElseThrow(() -> new IllegalArgumentException(refusal(json)));
    Admission.ofTemplate(TEMPLATE, tree)
        .ifPresent(
            problems -> {
              throw new IllegalArgumentException(problems);
            });
    return PodTemplates.read(tree);
  }

  /**
   * The same, with trainers that tell their progress.
   *
   * @param url that they tell it to
   * @param curves whether they tell their curves, too
   */
  public Installed withProgress(String url, boolean curves) {
    return new Installed(
        image,
        queues,
        volumes,
        cacheClaim,
        PodTemplateMerge.of(ProgressToken.template(url, curves), podTemplate));
  }

  private static String refusal(String json) {
    return TEMPLATE
        + ": expected JSON with metadata and spec of a pod, such as"
        + " {\"spec\": {\"runtimeClassName\": \"nvidia\"}}, found "
        + json;
  }
}
