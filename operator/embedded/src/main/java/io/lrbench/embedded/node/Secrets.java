package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Values of Secrets, for containers' environments.
 *
 * @param own variables of the machine's own, such as HF_TOKEN: one stands in for a Secret that is
 *     not there
 */
record Secrets(KubernetesClient client, Map<String, String> own) {
  Secrets {
    own = Map.copyOf(own);
  }

  Optional<String> value(String namespace, SecretKeySelector wanted) {
    return data(namespace, wanted)
        .map(data -> data.get(wanted.getKey()))
        .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
  }

  /** Why the kubelet would not make a pod's container yet, in its words; empty where it would. */
  Optional<String> missing(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    return pod.getSpec().getContainers().get(0).getEnv().stream()
        .filter(variable -> !own.containsKey(variable.getName()))
        .map(EnvVar::getValueFrom)
        .filter(source -> source != null && source.getSecretKeyRef() != null)
        .map(source -> missing(namespace, source.getSecretKeyRef()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> missing(String namespace, SecretKeySelector wanted) {
    if (Boolean.TRUE.equals(wanted.getOptional())) {
      return Optional.empty();
    }
    Optional<Map<String, String>> data = data(namespace, wanted);
    if (data.isEmpty()) {
      return Optional.of("secret \"" + wanted.getName() + "\" not found");
    }
    return data.get().containsKey(wanted.getKey())
        ? Optional.empty()
        : Optional.of(
            "couldn't find key "
                + wanted.getKey()
                + " in Secret "
                + namespace
                + "/"
                + wanted.getName());
  }

  private Optional<Map<String, String>> data(String namespace, SecretKeySelector wanted) {
    Secret secret = client.secrets().inNamespace(namespace).withName(wanted.getName()).get();
    return Optional.ofNullable(secret)
        .map(found -> found.getData() == null ? Map.of() : found.getData());
  }
}
