package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lrbench.pack.ExitCode;
import io.lrbench.trainer.IdxFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs that are asked to stop, and go on later; kills are in {@code KillIT}. */
class ResumeIT {
  private static final String COSINE = "{'name':'c','huggingface':{'type':'cosine','lr':0.05}}";
  private static final String PLATEAU =
      "{'name':'p','plateau':{'type':'reduce','lr':0.05,'factor':0.5,'patience':0,'threshold':0.2}}";
  private static final String WILD = "{'name':'w','lrbench':{'type':'FIX','k0':1e37}}";

  @TempDir Path folder;
  private PackFixture fixture;
  private Path kept;

  @BeforeEach
  void files() throws IOException {
    fixture = new PackFixture(folder);
    kept = folder.resolve("kept");
  }

  @Test
  void everyPolicyGoesOnBitForBitHoweverOftenItStops() throws IOException, InterruptedException {
    List<JsonNode> policies = new ArrayList<>();
    for (String name : List.of("all-policies", "range-test")) {
      JsonNode example = new YAMLMapper().readTree(new File("../examples/" + name + ".yaml"));
      example.at("/spec/policies").forEach(policies::add);
    }
    assertThat(policies).hasSizeGreaterThan(50);
    Random random = new Random(7);
    for (int from = 0; from < policies.size(); from += 10) {
      List<JsonNode> some = policies.subList(from, Math.min(policies.size(), from + 10));
      kept = folder.resolve("kept-" + from);
      int stops = resumed(classifierPack(some), some.size(), random);
      assertThat(stops).isPositive();
    }
  }

  /** How often it had to be resumed. */
  private int resumed(ObjectNode pack, int trials, Random random)
      throws IOException, InterruptedException {
    PackFixture.Outcome whole = fixture.run(pack);
    assertThat(whole.code()).as(whole.err()).isZero();
    PackFixture.Outcome last = stopping(pack, 1 + random.nextInt(500));
    int stops = 0;
    while (last.code() == ExitCode.STOPPED) {
      stops++;
      last = stopping(pack, 1 + random.nextInt(500));
    }
    assertThat(last.code()).as(last.err()).isZero();
    last.isAsIf(whole, trials);
    assertThat(files("h[0-9]+-[0-9]{12}.*")).as("checkpoints of trials that ended").isEmpty();
    return stops;
  }

  /** The last stop is after a loss that is not a number, before the restored state is evaluated. */
  @Test
  void aSweepGoesOnFromAnyUpdateAndEndsAsWhatItFound() throws IOException, InterruptedException {
    ObjectNode pack = fixture.pack(1);
    PackFixture.trial(
        pack,
        "h0",
        1,
        "{'name':'s','rangeTest':{'type':'exponential','minLr':1e-3,'maxLr':1e36,'stopFactor':99,"
            + "'skipStart':0,'skipEnd':0}}");
    PackFixture.Outcome whole = fixture.run(pack);
    long updates = whole.trial("h0").get("updates").asLong();
    assertThat(updates).isBetween(3L, 5L);
    assertThat(whole.curve("h0")).contains("NaN");
    for (int update = 1; update <= updates; update++) {
      kept = folder.resolve("kept-" + update);
      assertThat(stopping(pack, 1 + update).code()).isEqualTo(ExitCode.STOPPED);

      PackFixture.Outcome last = fixture.run(pack.toString(), environment(), () -> false);

      assertThat(last.err()).contains("trial h0 goes on at update " + update);
      last.isAsIf(whole, 1);
    }
  }

  @Test
  void finishedTrialsAreNotTrainedAgain() throws IOException, InterruptedException {
    ObjectNode pack = languagePack();
    PackFixture.Outcome whole = fixture.run(pack);
    PackFixture.Outcome stopped = stopping(pack, 11);
    assertThat(stopped.code()).isEqualTo(ExitCode.STOPPED);
    assertThat(stopped.message().get("trials")).as("the one that ended counts").hasSize(1);

    PackFixture.Outcome last = fixture.run(pack.toString(), environment(), () -> false);

    assertThat(last.err()).contains("trial h1 goes on at update 2").doesNotContain("trial h0");
    assertThat(last.code()).isZero();
    last.isAsIf(whole, 3);
    assertThat(last.trial("h2").get("outcome").asText()).isEqualTo("diverged");
    assertThat(fixture.run(pack.toString(), environment(), () -> false).message())
        .as("all trials have ended: the same answer, seconds included")
        .isEqualTo(last.message());
  }

  @Test
  void passesOverFilesThatAreTornOrAnothersAndSaysSo() throws IOException, InterruptedException {
    ObjectNode pack = languagePack();
    PackFixture.Outcome whole = fixture.run(pack);
    stopping(pack, 11);
    Path newest = files("h1-[0-9]{12}\\.safetensors").get(0);
    Path copy = newest.resolveSibling("h1-000000000004.safetensors");
    Files.copy(newest, copy);
    byte[] bytes = Files.readAllBytes(copy);
    bytes[bytes.length / 2] ^= 1;
    Files.write(copy, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    Path cut = newest.resolveSibling("h1-000000000005.safetensors");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 9));
    Files.copy(newest, newest.resolveSibling("h2-000000000001.safetensors"));

    PackFixture.Outcome last = fixture.run(pack.toString(), environment(), () -> false);

    assertThat(last.err())
        .contains("h1 passes over h1-000000000005.safetensors: ")
        .contains("a truncated file")
        .contains("h1 passes over h1-000000000004.safetensors: its bytes are not those")
        .contains("h1 goes on at update 2")
        .contains("h2 passes over h2-000000000001.safetensors: expected {")
        .doesNotContain("h2 goes on");
    last.isAsIf(whole, 3);
  }

  @Test
  void otherDataStartsAfresh() throws IOException, InterruptedException {
    ObjectNode pack = languagePack();
    stopping(pack, 11);
    Files.writeString(folder.resolve("text.txt"), "a dog ran. ".repeat(60));
    PackFixture.Outcome whole = fixture.run(pack);

    PackFixture.Outcome last = fixture.run(pack.toString(), environment(), () -> false);

    assertThat(last.err()).contains("h0 passes over h0-finished").contains("h1 passes over");
    last.isAsIf(whole, 3);
  }

  @Test
  void aFolderThatCannotBeWrittenEndsNoTrial() throws IOException, InterruptedException {
    Files.writeString(kept, "a file");
    PackFixture.Outcome outcome =
        fixture.run(
            languagePack().put("checkpointEvery", 2).toString(), environment(), () -> false);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).contains("trial h0 could not keep update 2: ");
  }

  private PackFixture.Outcome stopping(ObjectNode pack, int afterPolls)
      throws IOException, InterruptedException {
    AtomicInteger polls = new AtomicInteger();
    return fixture.run(pack.toString(), environment(), () -> polls.incrementAndGet() > afterPolls);
  }

  private Map<String, String> environment() {
    return Map.of("LRBENCH_CHECKPOINTS", kept.toString());
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*" + name))
          .sorted()
          .toList();
    }
  }

  /** With 11 polls on one worker, h0 has ended (one at its start, 7 in it) and h1 has 2 updates. */
  private ObjectNode languagePack() {
    ObjectNode pack = fixture.pack(1);
    pack.putObject("evaluation").put("every", 1);
    PackFixture.trial(pack, "h0", 1, COSINE);
    PackFixture.trial(pack, "h1", 2, PLATEAU);
    return PackFixture.trial(pack, "h2", 1, WILD);
  }

  /** A small classifier. */
  private ObjectNode classifierPack(List<JsonNode> policies) throws IOException {
    IdxFiles images = new IdxFiles(Files.createDirectories(folder.resolve("images")), false);
    List<int[]> pixels = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      pixels.add(new int[] {i * 30, 255 - i * 20, i * i, 7});
    }
    images.write("train", 2, 2, pixels, 0, 1, 0, 1, 0, 1, 0, 1);
    images.write("t10k", 2, 2, pixels.subList(0, 4), 0, 1, 1, 1);
    ObjectNode pack = fixture.pack(2);
    pack.putObject("model").put("builtin", "mlp");
    pack.putObject("dataset").put("uri", "file:images").put("format", "idx");
    ObjectNode training = pack.putObject("training");
    training.put("method", "full").put("updates", 100).put("batchSize", 2);
    training.putObject("optimizer").put("type", "sgd").put("momentum", 0.9);
    for (int i = 0; i < policies.size(); i++) {
      ObjectNode trial = pack.withArray("trials").addObject();
      trial.put("hash", "h" + i).put("seed", i).set("policy", policies.get(i));
    }
    return pack;
  }
}
