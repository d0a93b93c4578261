package io.lrbench.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.pack.PackFacts;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Manifest QUICKSTART =
      Manifest.read(Path.of("..", "examples", "quickstart.yaml"));

  @Test
  void announcesWhatIsTrainedOn() {
    assertThat(QUICKSTART.announcement(facts(null)))
        .isEqualTo(
            "quickstart: 9 policies × 3 seeds = 27 trials of 150 updates; 10 examples to train on,"
                + " 2 held out");
  }

  @Test
  void announcesHowManyExamplesAreLeftOutAndWhatWouldTakeThemIn() {
    assertThat(QUICKSTART.announcement(facts(3L)))
        .endsWith(
            "2 held out; 3 left out, as nothing of their answers lies within training.maxLength");
  }

  private static PackFacts facts(Long dropped) {
    return new PackFacts(150, 10, 10, 2, dropped, null, "", null, Map.of(), null, null);
  }
}
