package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trainer needs to tell how far it is: where, and a token that says which pod it is. The
 * token opens nothing else: the API refuses its audience.
 */
public final class ProgressToken {
  /** The one audience of the token. */
  public static final String AUDIENCE = "lrbench-progress";

  /** The shortest that the API gives out, renewed by the kubelet. */
  private static final long SECONDS = 600;

  private static final String VOLUME = "progress-token";
  private static final String FOLDER = "/var/run/lrbench/progress";

  private ProgressToken() {}

  /**
   * The part of a pod's template.
   *
   * @param url that reports go to
   * @param curves whether curves go beside them
   */
  static PodTemplateSpec template(String url, boolean curves) {
    return new PodTemplateSpecBuilder()
        .withNewSpec()
        .withContainers(
            new ContainerBuilder()
                .withName(TrainerPod.CONTAINER)
                .withEnv(environment(url, curves))
                .withVolumeMounts(
                    new VolumeMountBuilder()
                        .withName(VOLUME)
                        .withMountPath(FOLDER)
                        .withReadOnly(true)
                        .build())
                .build())
        .withVolumes(
            new VolumeBuilder()
                .withName(VOLUME)
                .withNewProjected()
                .addNewSource()
                .withNewServiceAccountToken()
                .withAudience(AUDIENCE)
                .withExpirationSeconds(SECONDS)
                .withPath("token")
                .endServiceAccountToken()
                .endSource()
                .endProjected()
                .build())
        .endSpec()
        .build();
  }

  private static List<EnvVar> environment(String url, boolean curves) {
    List<EnvVar> variables = new ArrayList<>();
    variables.add(variable("LRBENCH_PROGRESS_URL", url));
    variables.add(variable("LRBENCH_PROGRESS_TOKEN_FILE", FOLDER + "/token"));
    if (curves) {
      variables.add(variable("LRBENCH_CURVES_URL", URI.create(url).resolve("curves").toString()));
    }
    return variables;
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
