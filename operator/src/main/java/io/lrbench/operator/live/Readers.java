package io.lrbench.operator.live;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who may read curves: whoever may get the benchmark, as the API says of a token whose audience
 * opens nothing else.
 */
@Singleton
public final class Readers {
  /** The one audience of the token. */
  public static final String AUDIENCE = "lrbench-curves";

  private final Function<String, TokenReviewStatus> review;
  private final Predicate<SubjectAccessReview> access;
  private final Answers<UserInfo> users;
  private final Answers<Boolean> allowed;

  @Inject
  public Readers(KubernetesClient client) {
    this(
        TokenReviews.of(client, AUDIENCE),
        asked ->
            Boolean.TRUE.equals(
                client
                    .authorization()
                    .v1()
                    .subjectAccessReview()
                    .create(asked)
                    .getStatus()
                    .getAllowed()),
        Clock.systemUTC());
  }

  /**
   * @param review asks the API whose token it is
   * @param access asks it whether somebody may do something
   */
  Readers(
      Function<String, TokenReviewStatus> review,
      Predicate<SubjectAccessReview> access,
      Clock clock) {
    this.review = review;
    this.access = access;
    this.users = new Answers<>(clock);
    this.allowed = new Answers<>(clock);
  }

  /**
   * Lets only those pass who may get the benchmark.
   *
   * @throws RefusedException it is somebody else, or asks too often
   */
  void requireMayRead(Caller caller, ResourceID benchmark) throws RefusedException {
    String token = Bearer.token(caller.authorization());
    UserInfo user =
        users
            .of(token, caller.address(), () -> user(review.apply(token)))
            .orElseThrow(
                () ->
                    new RefusedException(
                        RefusedException.UNAUTHORIZED,
                        "expected a valid token of audience " + AUDIENCE + ", found another"));
    String place = benchmark.getNamespace().orElse("") + "/" + benchmark.getName();
    Optional<Boolean> yes =
        allowed.of(
            token + "\n" + place,
            caller.address(),
            () -> Optional.of(access.test(asked(user, benchmark))).filter(Boolean::booleanValue));
    if (yes.isEmpty()) {
      throw new RefusedException(
          RefusedException.FORBIDDEN,
          "expected who may get lrbenchmarks.lrbench.io "
              + place
              + ", found "
              + user.getUsername());
    }
  }

  private static Optional<UserInfo> user(TokenReviewStatus review) {
    return Optional.ofNullable(review)
        .filter(status -> Boolean.TRUE.equals(status.getAuthenticated()))
        .filter(status -> status.getAudiences() != null)
        .filter(status -> status.getAudiences().contains(AUDIENCE))
        .map(TokenReviewStatus::getUser)
        .filter(user -> user.getUsername() != null);
  }

  private static SubjectAccessReview asked(UserInfo user, ResourceID benchmark) {
    return new SubjectAccessReviewBuilder()
        .withNewSpec()
        .withUser(user.getUsername())
        .withUid(user.getUid())
        .withGroups(user.getGroups())
        .withExtra(user.getExtra())
        .withNewResourceAttributes()
        .withGroup("lrbench.io")
        .withResource("lrbenchmarks")
        .withVerb("get")
        .withNamespace(benchmark.getNamespace().orElse(""))
        .withName(benchmark.getName())
        .endResourceAttributes()
        .endSpec()
        .build();
  }
}
