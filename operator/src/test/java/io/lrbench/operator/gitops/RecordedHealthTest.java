package io.lrbench.operator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.LuaTable;

/** What kstatus, Flux's expressions and Argo CD's Lua make of every recorded benchmark. */
class RecordedHealthTest {
  /** State, Succeeded, kstatus and Flux, Argo CD, the actions that it offers. */
  private static final String TABLE =
      """
      unseen,                   ,        InProgress,  Progressing, suspend
      running,                  Unknown, InProgress,  Progressing, suspend
      running-refused-by-quota, Unknown, InProgress,  Progressing, suspend
      running-pod-waits,        Unknown, InProgress,  Progressing, suspend
      suspension-not-seen-yet,  Unknown, InProgress,  Progressing, resume
      suspended,                Unknown, Current,     Suspended,   resume
      finished,                 True,    Current,     Healthy,
      finished-all-diverged,    True,    Current,     Healthy,
      changed-after-its-end,    True,    InProgress,  Progressing,
      trials-failed,            False,   Failed,      Degraded,
      invalid-spec,             False,   Failed,      Degraded,
      invalid-spec-by-trainer,  False,   Failed,      Degraded,
      not-supported,            False,   Failed,      Degraded,
      time-limit-reached,       False,   Failed,      Degraded,
      gpu-hours-exhausted,      False,   Failed,      Degraded,
      terminating,              Unknown, Terminating, Progressing, suspend
      """;

  @ParameterizedTest
  @CsvSource(textBlock = TABLE)
  void isTheSameForAll(String state, String succeeded, String kstatus, String argo, String offered)
      throws IOException, CelException {
    Map<String, Object> benchmark = Recorded.benchmark(state);

    assertThat(succeeded(benchmark)).isEqualTo(succeeded);
    assertThat(Kstatus.of(benchmark)).isEqualTo(kstatus);
    if (!kstatus.equals("Terminating")) {
      assertThat(Flux.judge(benchmark)).as("Flux").isEqualTo(kstatus);
    }
    LuaTable health = Lua.run(Shipped.health(), benchmark);
    assertThat(health.get("status").tojstring()).as("Argo CD").isEqualTo(argo);
    assertThat(health.get("message").tojstring()).isNotBlank();
    assertThat(offered(benchmark)).isEqualTo(offered == null ? List.of() : List.of(offered));
  }

  /** kubectl wait takes a condition for met only if it is about this generation. */
  @Test
  void everyConditionSaysWhichGenerationItIsAbout() throws IOException {
    for (String state : Recorded.states()) {
      Map<?, ?> status = (Map<?, ?>) Recorded.benchmark(state).get("status");
      for (Map<?, ?> condition : conditions(Recorded.benchmark(state))) {
        assertThat(condition.get("observedGeneration"))
            .as(state)
            .isEqualTo(status.get("observedGeneration"));
      }
    }
  }

  @Test
  void leavesOutNoState() throws IOException {
    List<String> judged =
        TABLE.lines().map(line -> line.substring(0, line.indexOf(','))).sorted().toList();

    assertThat(judged).isEqualTo(Recorded.states());
  }

  @ParameterizedTest
  @CsvSource({"suspend, running, true", "resume, suspended, false"})
  void actionsChangeNothingElse(String action, String state, boolean suspend) throws IOException {
    Map<String, Object> benchmark = Recorded.benchmark(state);

    LuaTable changed = Lua.run(Shipped.action(action), benchmark);

    assertThat(changed.get("spec").get("suspend").toboolean()).isEqualTo(suspend);
    for (String part : List.of("spec", "metadata", "status")) {
      List<String> before =
          new ArrayList<>(
              ((Map<?, ?>) benchmark.get(part)).keySet().stream().map(String::valueOf).toList());
      if (part.equals("spec") && !before.contains("suspend")) {
        before.add("suspend");
      }
      assertThat(Arrays.stream(changed.get(part).checktable().keys()).map(Object::toString))
          .containsExactlyInAnyOrderElementsOf(before);
    }
  }

  private static List<String> offered(Map<String, Object> benchmark) throws IOException {
    LuaTable actions = Lua.run(Shipped.discovery(), benchmark);
    return Arrays.stream(actions.keys())
        .filter(name -> !actions.get(name).get("disabled").toboolean())
        .map(Object::toString)
        .toList();
  }

  private static String succeeded(Map<String, Object> benchmark) {
    return conditions(benchmark).stream()
        .filter(condition -> condition.get("type").equals("Succeeded"))
        .map(condition -> String.valueOf(condition.get("status")))
        .findFirst()
        .orElse(null);
  }

  private static List<Map<?, ?>> conditions(Map<String, Object> benchmark) {
    Object conditions = ((Map<?, ?>) benchmark.get("status")).get("conditions");
    List<Map<?, ?>> all = new ArrayList<>();
    if (conditions instanceof List<?> list) {
      list.forEach(one -> all.add((Map<?, ?>) one));
    }
    return all;
  }
}
