package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that are ended by signals; {@code -Dlrbench.kills=20} kills more often than a
 * build has time for.
 */
class KillIT {
  private static final int KILLS = Integer.getInteger("lrbench.kills", 6);
  private static final int UPDATES = 400;
  private static final List<String> POLICIES =
      List.of(
          "{'name':'fixed','lrbench':{'type':'FIX','k0':0.01}}",
          "{'name':'sweep','rangeTest':{'type':'linear','minLr':0.001,'maxLr':0.01}}",
          "{'name':'plateau','plateau':{'type':'reduce','lr':0.05,'factor':0.7,'patience':1}}",
          "{'name':'cycle','torch':{'type':'OneCycleLR','maxLr':0.05}}",
          "{'name':'warm','huggingface':{'type':'cosine','lr':0.02},'warmup':{'length':'10%'}}");

  @TempDir Path folder;
  private PackFixture fixture;

  @BeforeEach
  void files() throws IOException {
    fixture = new PackFixture(folder);
  }

  @Test
  void aRunThatIsKilledAtAnyMomentEndsAsIfNothingHadHappened()
      throws IOException, InterruptedException {
    ObjectNode pack = pack();
    PackFixture.Outcome whole = fixture.run(pack);
    Random random = new Random();
    long longest = 400;
    int kills = 0;
    while (kills < KILLS) {
      long started = System.nanoTime();
      try (TrainerProcess trainer = TrainerProcess.start(folder, pack.toString())) {
        if (kills % 4 != 0) { // else it is killed while it starts
          trainer.process().inputReader().readLine();
        }
        if (!trainer.process().waitFor(random.nextLong(longest), TimeUnit.MILLISECONDS)) {
          kills++;
        }
        int code = trainer.process().destroyForcibly().waitFor();
        System.out.printf(
            "kill %d after %d ms, exit code %d: %s%n",
            kills,
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
            code,
            trainer.said());
        if (code == 0) {
          break;
        }
      }
    }
    System.out.println("end: " + saidToTheEnd(pack));
    assertThat(kills).as("killed before its end").isEqualTo(KILLS);
    assertEqual(whole);
  }

  @Test
  void keepsEveryTrialOnSigtermAndEndsWith75() throws IOException, InterruptedException {
    ObjectNode pack = pack().without("checkpointEvery");
    PackFixture.Outcome whole = fixture.run(pack);
    try (TrainerProcess trainer = TrainerProcess.start(folder, pack.toString())) {
      trainer.process().inputReader().readLine();
      trainer.process().destroy();

      assertThat(trainer.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(trainer.process().exitValue()).as(trainer.said()).isEqualTo(ExitCode.STOPPED);
    }
    assertThat(saidToTheEnd(pack)).contains(" goes on at update ");
    assertEqual(whole);
  }

  /** What one says that trains on to the end. */
  private String saidToTheEnd(ObjectNode pack) throws IOException, InterruptedException {
    try (TrainerProcess trainer = TrainerProcess.start(folder, pack.toString())) {
      assertThat(trainer.end()).as(trainer.said()).isZero();
      return trainer.said();
    }
  }

  private void assertEqual(PackFixture.Outcome whole) throws IOException {
    JsonNode message = PackFixture.JSON.readTree(folder.resolve("message").toFile());
    PackFixture.Outcome last = new PackFixture.Outcome(0, message, "", folder.resolve("output"));
    last.isAsIf(whole, POLICIES.size());
  }

  private ObjectNode pack() {
    ObjectNode pack = fixture.pack(2).put("checkpointEvery", 7);
    pack.withObject("/training").put("updates", UPDATES);
    pack.putObject("evaluation").put("every", 20);
    for (int i = 0; i < POLICIES.size(); i++) {
      PackFixture.trial(pack, "h" + i, i, POLICIES.get(i));
    }
    return pack;
  }
}
