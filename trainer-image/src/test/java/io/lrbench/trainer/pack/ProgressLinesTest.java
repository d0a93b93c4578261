package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.train.Progress;
import io.lrbench.trainer.train.UpdateReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  @Test
  void tellsSpeedAndWhatIsLeftSinceThisProcessBegan() throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Progress progress =
        new ProgressLines(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                "tokens",
                () -> OptionalLong.of(412),
                Optional.empty(),
                Optional.empty())
            .of(new TrialConfig("abc", null, 1), 100);
    Thread.sleep(50);
    progress.updated(new UpdateReport(89, 0.5, 1.25, 512)); // resumed at 89
    progress.updated(new UpdateReport(90, 0.25, 1.5, 512)); // too soon to be told
    progress.updated(new UpdateReport(99, 0.25, 1, 512));

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    JsonNode first = PackFixture.JSON.readTree(lines.get(0));
    JsonNode last = PackFixture.JSON.readTree(lines.get(1));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("{\"trial\":\"abc\",\"update\":90,\"of\":100,");
    assertThat(first.get("loss").asDouble()).isEqualTo(1.25);
    assertThat(first.get("tokensPerSecond").asDouble()).isBetween(1.0, 512 / 0.05);
    assertThat(first.get("etaSeconds").asDouble()).isBetween(0.5, 60.0);
    assertThat(last.get("etaSeconds").asDouble()).isZero();
    assertThat(last.get("memoryMB").asLong()).isEqualTo(412);
  }
}
