package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.ExitCode;
import io.lrbench.trainer.IdxFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packs whose trials are made longer; which policies go on is in {@code ExtensionTest}. */
class ExtendIT {
  private static final String FIX = "{'name':'f','lrbench':{'type':'FIX','k0':0.05}}";
  private static final String COSINE = "{'name':'c','huggingface':{'type':'cosine','lr':0.05}}";
  private static final String PLATEAU =
      "{'name':'p','plateau':{'type':'reduce','lr':0.05,'factor':0.5,'patience':0,'threshold':0.2}}";
  private static final String FREE =
      "{'name':'s','learningRateFree':{'type':'scheduleFreeAdamw','lr':0.01,'warmupSteps':3}}";
  private static final String SWEEP =
      "{'name':'r','rangeTest':{'type':'exponential','minLr':1e-4,'maxLr':1e-2,'updates':6,"
          + "'skipStart':0,'skipEnd':0}}";
  private static final String END = "[0-9a-f]{16}-end-[0-9]{12}\\.safetensors";

  @TempDir Path folder;
  private PackFixture fixture;
  private Path kept;

  @BeforeEach
  void files() throws IOException {
    fixture = new PackFixture(folder);
    kept = folder.resolve("kept");
  }

  @ParameterizedTest
  @CsvSource({"1, 12", "2, 12", "10%, 20"})
  void adaptersGoOnBitForBit(String every, long updates) throws IOException, InterruptedException {
    ObjectNode pack = languagePack();
    pack.putObject("evaluation");
    if (every.endsWith("%")) {
      pack.withObject("/training").put("updates", 10);
      pack.withObject("/evaluation").put("every", every);
    } else {
      pack.withObject("/evaluation").put("every", Integer.parseInt(every));
    }
    keeping(pack);
    pack.withObject("/training").put("updates", updates);
    PackFixture.Outcome whole = fixture.run(pack);

    PackFixture.Outcome longer = keeping(renamed(pack));

    assertThat(longer.err())
        .contains("trial longer-0 continues from update ")
        .contains("trial longer-1 does not continue from ")
        .contains("its learning rate of update 1 was ")
        .contains("trial longer-3 continues from update ");
    if (every.equals("1")) {
      assertThat(longer.err()).contains("trial longer-2 continues from update 6 of ");
    }
    isAsIf(longer, whole, 5);
    assertThat(files(END)).as("the longest of each lineage, of no range test").hasSize(4);
    assertThat(files(END)).allMatch(name -> name.contains("-end-0000000000" + updates));
  }

  @Test
  void classifiersWithTheirStatisticsGoOnBitForBit() throws IOException, InterruptedException {
    ObjectNode pack = classifierPack();
    PackFixture.trial(pack, "h0", 1, FIX);
    PackFixture.trial(pack, "h1", 2, PLATEAU);
    keeping(pack);
    pack.withObject("/training").put("epochs", 4);
    PackFixture.Outcome whole = fixture.run(pack);

    PackFixture.Outcome longer = keeping(renamed(pack));

    assertThat(longer.err())
        .contains("trial longer-0 continues from update 8 of ")
        .contains("trial longer-1 continues from update 8 of ");
    isAsIf(longer, whole, 2);
  }

  /** It is stopped in the middle of the updates that are its own, and before the first of them. */
  @ParameterizedTest
  @CsvSource({"1, continues from update 6 of", "5, goes on at update 10"})
  void anExtendedTrialIsStoppedAndGoesOn(int polls, String told)
      throws IOException, InterruptedException {
    ObjectNode pack = fixed();
    keeping(pack);
    pack.withObject("/training").put("updates", 12);
    PackFixture.Outcome whole = fixture.run(pack);
    AtomicInteger polled = new AtomicInteger();
    PackFixture.Outcome stopped =
        fixture.run(
            renamed(pack).toString(), environment(), () -> polled.incrementAndGet() > polls);
    assertThat(stopped.code()).isEqualTo(ExitCode.STOPPED);

    PackFixture.Outcome longer = keeping(renamed(pack));

    assertThat(longer.err()).contains("trial longer-0 " + told);
    isAsIf(longer, whole, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/training | batchSize | 2",
        "/training | maxGradNorm | 5",
        "/training/lora | rank | 4",
        "/training/optimizer | weightDecay | 1",
        "/dataset | maxExamples | 20",
        "/trials/0 | seed | 2",
        "/trials/0/policy/lrbench | k0 | 1",
      })
  void whateverElseIsChangedStartsAnew(String at, String field, int value)
      throws IOException, InterruptedException {
    ObjectNode pack = fixed();
    keeping(pack);
    pack.withObject("/training").put("updates", 12);
    pack.withObject("/training/optimizer");
    ((ObjectNode) pack.at(at)).put(field, value);
    PackFixture.Outcome whole = fixture.run(pack);

    PackFixture.Outcome longer = keeping(renamed(pack));

    assertThat(longer.err()).doesNotContain("continues");
    isAsIf(longer, whole, 1);
  }

  @Test
  void aFileThatIsTornOrOfOtherExamplesIsPassedOverAndReplaced()
      throws IOException, InterruptedException {
    ObjectNode pack = fixed();
    keeping(pack);
    Path end = kept.resolve(files(END).get(0));
    byte[] bytes = Files.readAllBytes(end);
    bytes[bytes.length / 2] ^= 1;
    Files.write(end, bytes);
    pack.withObject("/training").put("updates", 12);

    PackFixture.Outcome torn = keeping(renamed(pack));

    assertThat(torn.err())
        .contains("trial longer-0 does not continue from " + end.getFileName() + ": its bytes are");
    isAsIf(torn, fixture.run(pack), 1);
    Files.writeString(folder.resolve("text.txt"), "a dog ran. ".repeat(60));
    pack.withObject("/training").put("updates", 9);

    PackFixture.Outcome other = keeping(renamed(pack));

    assertThat(other.err())
        .contains("does not continue from ")
        .contains("-end-000000000012.safetensors: expected {data=")
        .contains("replaces ");
    assertThat(files(END)).singleElement().asString().contains("-end-000000000009");
  }

  @Test
  void weightsThatAreAskedForLaterNeedNoTraining() throws IOException, InterruptedException {
    ObjectNode pack = fixed();
    keeping(pack);
    pack.withObject("/training").put("export", true);
    PackFixture.Outcome whole = fixture.run(pack);

    PackFixture.Outcome exported = keeping(renamed(pack));

    assertThat(exported.err()).contains("trial longer-0 continues from update 6 of ");
    isAsIf(exported, whole, 1);
    assertThat(exported.output().resolve("longer-0/adapter_model.safetensors"))
        .hasSameBinaryContentAs(whole.output().resolve("h0/adapter_model.safetensors"));
  }

  /** Its result is known, but the folder that its weights went to is not there any more. */
  @ParameterizedTest
  @CsvSource({"true, continues from update 6 of", "false, ''"})
  void weightsThatAreGoneAreMadeAnew(boolean keepFinished, String told)
      throws IOException, InterruptedException {
    ObjectNode pack = fixed().put("keepFinished", keepFinished);
    pack.withObject("/training").put("export", true);
    PackFixture.Outcome first = keeping(pack);

    PackFixture.Outcome second = keeping(pack);

    assertThat(second.err()).contains(told);
    second.isAsIf(first, 1);
    assertThat(second.output().resolve("h0/adapter_model.safetensors"))
        .hasSameBinaryContentAs(first.output().resolve("h0/adapter_model.safetensors"));
    Map<String, String> same = new HashMap<>(environment());
    same.put("LRBENCH_OUTPUT", second.output().toString());
    assertThat(fixture.run(pack.toString(), same, () -> false).err()).isEmpty();
  }

  @Test
  void theLongestStays() throws IOException, InterruptedException {
    ObjectNode pack = fixed();
    keeping(pack);
    pack.withObject("/training").put("updates", 4);

    PackFixture.Outcome shorter = keeping(renamed(pack));

    assertThat(shorter.err()).contains("does not continue").contains("more updates than 4");
    isAsIf(shorter, fixture.run(pack), 1);
    assertThat(files(END)).singleElement().asString().contains("-end-000000000006");
  }

  @ParameterizedTest
  @CsvSource({
    "lora, , true", "lora, true, true", "lora, false, false",
    "full, , false", "full, true, true", "full, false, false"
  })
  void largeStatesAreKeptWhereTheyAreAskedFor(String method, Boolean asked, boolean there)
      throws IOException, InterruptedException {
    ObjectNode pack = fixed();
    if (method.equals("full")) {
      pack.withObject("/training").put("method", method).remove("lora");
    }
    if (asked != null) {
      pack.put("keepFinished", asked);
    }

    keeping(pack);

    assertThat(files(END)).hasSize(there ? 1 : 0);
  }

  private ObjectNode fixed() {
    ObjectNode pack = fixture.pack(1);
    pack.putObject("evaluation").put("every", 3);
    return PackFixture.trial(pack, "h0", 1, FIX);
  }

  private ObjectNode languagePack() {
    ObjectNode pack = fixture.pack(1);
    PackFixture.trial(pack, "h0", 1, FIX);
    PackFixture.trial(pack, "h1", 2, COSINE);
    PackFixture.trial(pack, "h2", 2, PLATEAU);
    PackFixture.trial(pack, "h3", 3, FREE);
    return PackFixture.trial(pack, "h4", 1, SWEEP);
  }

  /** Residual networks, whose batch statistics are part of what they have reached. */
  private ObjectNode classifierPack() throws IOException {
    IdxFiles images = new IdxFiles(Files.createDirectories(folder.resolve("images")), false);
    List<int[]> pixels = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int[] image = new int[64];
      for (int pixel = 0; pixel < image.length; pixel++) {
        image[pixel] = (i * 37 + pixel * pixel) % 256;
      }
      pixels.add(image);
    }
    images.write("train", 8, 8, pixels, 0, 1, 0, 1, 0, 1, 0, 1);
    images.write("t10k", 8, 8, pixels.subList(0, 4), 0, 1, 1, 1);
    ObjectNode pack = fixture.pack(1);
    pack.putObject("model").put("builtin", "resnet20");
    pack.putObject("dataset").put("uri", "file:images").put("format", "idx");
    pack.putObject("evaluation").put("every", "1ep");
    ObjectNode training = pack.putObject("training");
    training.put("method", "full").put("epochs", 2).put("batchSize", 2);
    training.putObject("optimizer").put("type", "sgd").put("momentum", 0.9);
    return pack;
  }

  private PackFixture.Outcome keeping(ObjectNode pack) throws IOException, InterruptedException {
    PackFixture.Outcome outcome = fixture.run(pack.toString(), environment(), () -> false);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  /** The same trials, as another hash names them. */
  private static ObjectNode renamed(ObjectNode pack) {
    ObjectNode copy = pack.deepCopy();
    for (int i = 0; i < copy.get("trials").size(); i++) {
      ((ObjectNode) copy.get("trials").get(i)).put("hash", "longer-" + i);
    }
    return copy;
  }

  private static void isAsIf(PackFixture.Outcome longer, PackFixture.Outcome whole, int trials)
      throws IOException {
    for (int i = 0; i < trials; i++) {
      String trial = "longer-" + i;
      assertThat(longer.curve(trial)).as(trial).isEqualTo(whole.curve("h" + i));
      assertThat(longer.weights(trial)).as(trial).hasSize(64).isEqualTo(whole.weights("h" + i));
      assertThat(longer.untimed(trial).put("hash", "h" + i)).isEqualTo(whole.untimed("h" + i));
    }
  }

  private Map<String, String> environment() {
    return Map.of("LRBENCH_CHECKPOINTS", kept.toString());
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.matches(name))
          .sorted()
          .toList();
    }
  }
}
