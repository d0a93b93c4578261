package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Values of Secrets, for containers' environments. One that is not there is left out, so that a
 * variable of the machine's own, such as HF_TOKEN, is used in its place.
 */
record Secrets(KubernetesClient client) {
  Optional<String> value(String namespace, SecretKeySelector wanted) {
    Secret secret = client.secrets().inNamespace(namespace).withName(wanted.getName()).get();
    return Optional.ofNullable(secret)
        .map(Secret::getData)
        .map(data -> data.get(wanted.getKey()))
        .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
  }
}
