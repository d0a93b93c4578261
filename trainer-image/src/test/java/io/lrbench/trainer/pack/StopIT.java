package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes without a place for checkpoints that end before their pack does. */
class StopIT {
  @TempDir Path folder;
  private PackFixture fixture;
  private ObjectNode pack;

  @BeforeEach
  void files() throws IOException {
    fixture = new PackFixture(folder);
    pack = fixture.pack(1);
    pack.withObject("/training").put("updates", 300);
    for (int i = 0; i < 3; i++) {
      PackFixture.trial(pack, "h" + i, i, "{'name':'fixed','lrbench':{'type':'FIX','k0':0.01}}");
    }
  }

  @Test
  void tellsTheTrialsThatHadEndedOnSigterm() throws IOException, InterruptedException {
    try (TrainerProcess trainer = TrainerProcess.start(folder, pack.toString(), Map.of())) {
      awaitTrial("h1", trainer);
      trainer.process().destroy();

      assertThat(trainer.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(trainer.process().exitValue()).as(trainer.said()).isEqualTo(ExitCode.STOPPED);
    }
    assertOnlyTheFirstHasEnded();
  }

  @Test
  void hasToldThemBeforeSigkill() throws IOException, InterruptedException {
    try (TrainerProcess trainer = TrainerProcess.start(folder, pack.toString(), Map.of())) {
      awaitTrial("h1", trainer);
      trainer.process().destroyForcibly().waitFor();
    }
    assertOnlyTheFirstHasEnded();
  }

  private void assertOnlyTheFirstHasEnded() throws IOException, InterruptedException {
    JsonNode message = PackFixture.JSON.readTree(folder.resolve("message").toFile());
    assertThat(message.get("trials")).hasSize(1);
    assertThat(message.has("error")).isFalse();
    PackFixture.Outcome stopped = new PackFixture.Outcome(75, message, "", folder);
    PackFixture.Outcome whole = fixture.run(pack);
    assertThat(stopped.untimed("h0")).isEqualTo(whole.untimed("h0"));
    assertThat(message.get("facts")).isEqualTo(whole.message().get("facts"));
  }

  @Test
  void endsAtOnceWhereNothingTrainsYet() throws IOException, InterruptedException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      silent.setSoTimeout(30_000);
      pack.withObject("/dataset")
          .put("uri", "http://127.0.0.1:" + silent.getLocalPort() + "/text.txt");
      try (TrainerProcess trainer = TrainerProcess.start(folder, pack.toString(), Map.of());
          Socket download = silent.accept()) {
        assertThat(download.isConnected()).isTrue();
        trainer.process().destroy();

        assertThat(trainer.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(trainer.process().exitValue()).as(trainer.said()).isEqualTo(ExitCode.STOPPED);
      }
    }
    assertThat(folder.resolve("message")).doesNotExist();
  }

  private static void awaitTrial(String hash, TrainerProcess trainer) throws IOException {
    BufferedReader lines = trainer.process().inputReader();
    String line = lines.readLine();
    while (line != null && !line.contains(hash)) {
      line = lines.readLine();
    }
    assertThat(line).as(trainer.said()).contains(hash);
  }
}
