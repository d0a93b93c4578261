package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.lrbench.operator.fixture.Installation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installation may write of a curves' folder, told when the operator starts. */
class CurveDeskTest {
  @TempDir private Path folder;

  private CurveDesk desk(String size) {
    return new CurveDesk(
        new Installation(Optional.of("http://operator/progress"), Optional.of(folder), size),
        new LiveProgress(),
        new TrainerPods(new PodTokens(token -> new TokenReviewStatus(), Clock.systemUTC())),
        new Readers(token -> new TokenReviewStatus(), asked -> false, Clock.systemUTC()));
  }

  @Test
  void keepsCurvesInAMebibyte() {
    assertThatCode(() -> desk("1Mi")).doesNotThrowAnyException();
  }

  /** With less every request would get 507. */
  @ParameterizedTest
  @ValueSource(strings = {"1023Ki", "146Ki", "1000000", "0", "1Gx", "much", ""})
  void wantsAMebibyte(String size) {
    assertThatThrownBy(() -> desk(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lrbench.progress.curves.size: expected 1Mi or more")
        .hasMessageContaining("found " + size);
  }
}
