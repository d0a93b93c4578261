package io.lrbench.operator.live;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.lrbench.operator.kube.ProgressToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pod that a token is bound to.
 *
 * @param namespace of its service account
 * @param name of the pod
 * @param uid of the pod
 */
record PodIdentity(String namespace, String name, String uid) {
  private static final String POD = "authentication.kubernetes.io/pod-";
  private static final String ACCOUNT = "system:serviceaccount:";

  /** Empty where the API does not vouch for the token, for another audience or for a pod. */
  static Optional<PodIdentity> of(TokenReviewStatus review) {
    if (review == null
        || !Boolean.TRUE.equals(review.getAuthenticated())
        || review.getAudiences() == null
        || !review.getAudiences().contains(ProgressToken.AUDIENCE)) {
      return Optional.empty();
    }
    UserInfo user = review.getUser();
    if (user == null || user.getUsername() == null || !user.getUsername().startsWith(ACCOUNT)) {
      return Optional.empty();
    }
    String account = user.getUsername().substring(ACCOUNT.length());
    Optional<String> name = extra(user, POD + "name");
    Optional<String> uid = extra(user, POD + "uid");
    return name.isEmpty() || uid.isEmpty() || account.indexOf(':') < 0
        ? Optional.empty()
        : Optional.of(
            new PodIdentity(account.substring(0, account.indexOf(':')), name.get(), uid.get()));
  }

  private static Optional<String> extra(UserInfo user, String key) {
    Map<String, List<String>> extra = user.getExtra();
    List<String> values = extra == null ? null : extra.get(key);
    return values == null ? Optional.empty() : values.stream().findFirst();
  }
}
