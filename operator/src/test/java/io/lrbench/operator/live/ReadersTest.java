package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatusBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may get a benchmark may read its curves. */
class ReadersTest {
  private static final String ANN = "system:serviceaccount:ml:ann";
  private static final ResourceID BENCH = new ResourceID("bench", "ml");

  private final List<SubjectAccessReview> asked = new ArrayList<>();
  private TokenReviewStatus review = review("lrbench-curves");
  private final Readers readers =
      new Readers(
          token -> review,
          question -> {
            asked.add(question);
            return question.getSpec().getResourceAttributes().getNamespace().equals("ml");
          },
          Clock.systemUTC());

  private static TokenReviewStatus review(String audience) {
    return new TokenReviewStatusBuilder()
        .withAuthenticated(true)
        .withAudiences(audience)
        .withNewUser()
        .withUsername(ANN)
        .withGroups("system:authenticated")
        .endUser()
        .build();
  }

  private void assertRefused(String authorization, ResourceID benchmark, int status) {
    assertThatThrownBy(
            () -> readers.requireMayRead(new Caller(authorization, "127.0.0.1"), benchmark))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.status()).isEqualTo(status));
  }

  @Test
  void asksOnceAMinuteWhetherTheTokensOwnerMayGetIt() throws RefusedException {
    readers.requireMayRead(new Caller("Bearer ann", "127.0.0.1"), BENCH);
    readers.requireMayRead(new Caller("Bearer ann", "127.0.0.1"), BENCH);

    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).getSpec().getUser()).isEqualTo(ANN);
    assertThat(asked.get(0).getSpec().getGroups()).containsExactly("system:authenticated");
    assertThat(asked.get(0).getSpec().getResourceAttributes())
        .extracting("group", "resource", "verb", "namespace", "name")
        .containsExactly("lrbench.io", "lrbenchmarks", "get", "ml", "bench");
  }

  @Test
  void refusesWhoMayNot() throws RefusedException {
    readers.requireMayRead(new Caller("Bearer ann", "127.0.0.1"), BENCH);

    assertRefused("Bearer ann", new ResourceID("bench", "other"), 403);
  }

  @Test
  void refusesATrainersTokenAndTheApisOwn() {
    for (String audience : List.of("lrbench-progress", "https://kubernetes.default.svc")) {
      review = review(audience);
      assertRefused("Bearer of " + audience, BENCH, 401);
    }
    review = new TokenReviewStatusBuilder().withAuthenticated(false).build();
    assertRefused("Bearer forged", BENCH, 401);
    assertRefused(null, BENCH, 401);
    assertThat(asked).isEmpty();
  }
}
