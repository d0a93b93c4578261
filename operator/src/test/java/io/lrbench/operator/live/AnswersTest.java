package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the API is asked within a second. */
class AnswersTest {
  private final Answers<String> answers = new Answers<>(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final AtomicInteger asked = new AtomicInteger();

  private Optional<String> ask(String token, String address) throws RefusedException {
    return answers.of(
        token,
        address,
        () -> {
          asked.incrementAndGet();
          return Optional.of(token);
        });
  }

  private void assertTooMany(String token, String address) {
    assertThatThrownBy(() -> ask(token, address))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(429))
        .hasMessageContaining("too many");
  }

  @Test
  void isAskedOnlySoOften() throws RefusedException {
    for (int i = 0; i < 20; i++) {
      ask("token" + i, "10.0.0." + i / 5);
    }

    assertTooMany("another", "10.0.1.1");
    assertThat(ask("token7", "10.0.1.1")).as("what it said already").contains("token7");
    assertThat(asked).hasValue(20);
  }

  /** Whoever makes up tokens takes no more than its part of the reviews. */
  @Test
  void isAskedForOneAddressAQuarterOfThat() throws RefusedException {
    for (int i = 0; i < 5; i++) {
      ask("token" + i, "10.0.0.1");
    }
    for (int i = 5; i < 50; i++) {
      assertTooMany("token" + i, "10.0.0.1");
    }

    assertThat(ask("good", "10.0.0.2")).contains("good");
    assertThat(asked).hasValue(6);
  }

  /** All readers come from there, since the API server forwards them. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0:0:0:0:0:0:0:1"})
  void isAskedForLoopbackAsForAllTogether(String loopback) throws RefusedException {
    for (int i = 0; i < 20; i++) {
      ask("token" + i, loopback);
    }

    assertTooMany("another", loopback);
    assertThat(asked).hasValue(20);
  }
}
