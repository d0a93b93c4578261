package io.lrbench.operator.live;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Function;

/** Asks the API whose token it is. */
final class TokenReviews {
  private TokenReviews() {}

  /** By tokens of this audience; others are not authenticated. */
  static Function<String, TokenReviewStatus> of(KubernetesClient client, String audience) {
    return token ->
        client
            .tokenReviews()
            .create(
                new TokenReviewBuilder()
                    .withNewSpec()
                    .withToken(token)
                    .withAudiences(audience)
                    .endSpec()
                    .build())
            .getStatus();
  }
}
