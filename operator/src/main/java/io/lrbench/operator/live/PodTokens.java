package io.lrbench.operator.live;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Whose pod a token is bound to, as the API says. */
final class PodTokens {
  private final Function<String, TokenReviewStatus> review;
  private final Answers<PodIdentity> answers;

  /**
   * @param review asks the API about a token
   */
  PodTokens(Function<String, TokenReviewStatus> review, Clock clock) {
    this.review = review;
    this.answers = new Answers<>(clock);
  }

  /**
   * The pod of a token; empty where it is not that of a pod.
   *
   * @param address where it comes from
   * @throws RefusedException the API was asked too often already
   */
  Optional<PodIdentity> pod(String token, String address) throws RefusedException {
    return answers.of(token, address, () -> PodIdentity.of(review.apply(token)));
  }
}
