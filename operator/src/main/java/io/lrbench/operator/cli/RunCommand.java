package io.lrbench.operator.cli;

import io.lrbench.api.ExecutionSpec;
import io.lrbench.operator.cli.local.InputCheck;
import io.lrbench.operator.cli.local.Installation;
import io.lrbench.operator.cli.local.LocalCluster;
import io.lrbench.operator.cli.local.RunFolder;
import io.lrbench.operator.cli.output.OutputFolder;
import io.lrbench.operator.cli.output.WritableFolder;
import io.lrbench.vocabulary.Horizon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a benchmark to its end on this machine. */
@Command(
    name = "run",
    description = "Runs a benchmark to its end on this machine, then prints its leaderboard.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  /** Nobody can give a run a Secret: this machine's token is used, and none is one, too. */
  private static final Map<String, String> OWN_TOKENS =
      Map.of("HF_TOKEN", "", "LRBENCH_DATASET_TOKEN", "");

  @Parameters(paramLabel = "FILE", description = "The benchmark's manifest.")
  private Path file;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for status.yaml, results.csv and curves.csv.")
  private Path output;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description =
          "Folder for what trials have reached; a later run with it goes on from there, also with"
              + " more policies, seeds or updates. One run at a time may use it.")
  private Path checkpoints;

  private final Screen screen = new Screen(Terminal.error(), Terminal.errorColumns());

  @Override
  public Integer call() throws IOException, InterruptedException {
    Manifest manifest = Manifest.read(file);
    manifest.requireRunnable();
    requireDevice(manifest);
    requireNoClaim(manifest);
    requireWritable(manifest);
    Installation installation = Installation.current();
    InputCheck.Answer inputs =
        InputCheck.ask(installation, manifest.wholePack(), manifest.folder(), screen::say);
    inputs
        .refusal()
        .ifPresent(
            problem -> {
              throw CommandException.wrong(file + ": " + problem);
            });
    Horizon horizon = new Horizon(inputs.facts().updates(), inputs.facts().updatesPerEpoch());
    manifest.policies().forEach(policy -> manifest.schedule(policy, horizon));
    screen.say(manifest.announcement(inputs.facts()));
    return run(manifest, installation);
  }

  /** The trainer of this machine has no GPU to offer, and no pod would ever start. */
  private void requireDevice(Manifest manifest) {
    Integer gpus = manifest.spec().resources() == null ? null : manifest.spec().resources().gpus();
    if (gpus == null || gpus > 0) {
      throw CommandException.wrong(
          file
              + ": spec.resources.gpus: found "
              + (gpus == null ? "nothing, which means 1" : gpus)
              + "; LRBench trains on the CPU on this machine: write resources: {gpus: 0}, or apply"
              + " the manifest to a cluster with GPUs");
    }
  }

  /** There is none here, and its pods would wait for it for good. */
  private void requireNoClaim(Manifest manifest) {
    ExecutionSpec execution = manifest.spec().execution();
    if (execution != null
        && execution.checkpoint() != null
        && execution.checkpoint().claim() != null) {
      throw CommandException.wrong(
          file
              + ": spec.execution.checkpoint.claim: found "
              + execution.checkpoint().claim()
              + "; on this machine, remove it: it has no claims, and keeps checkpoints in a folder,"
              + " which --checkpoints names where it is to stay");
    }
  }

  private void requireWritable(Manifest manifest) {
    if (output == null && Boolean.TRUE.equals(manifest.spec().training().export())) {
      throw CommandException.wrong(
          file
              + ": spec.training.export: found true, and no folder to keep the weights in; add"
              + " --output DIR, or remove it");
    }
    outputFolder(manifest)
        .flatMap(OutputFolder::refusal)
        .or(() -> kept().flatMap(folder -> WritableFolder.refusal("--checkpoints", folder)))
        .ifPresent(
            problem -> {
              throw CommandException.wrong(problem);
            });
  }

  private Optional<OutputFolder> outputFolder(Manifest manifest) {
    return Optional.ofNullable(output).map(path -> new OutputFolder(path, manifest.metric()));
  }

  private Optional<Path> kept() {
    return Optional.ofNullable(checkpoints).map(Path::toAbsolutePath).map(Path::normalize);
  }

  private int run(Manifest manifest, Installation installation)
      throws IOException, InterruptedException {
    RunFolder folder = RunFolder.create();
    Optional<OutputFolder> results = outputFolder(manifest);
    Ending ending;
    boolean written;
    try (LocalCluster cluster =
        LocalCluster.start(installation, manifest.folder(), folder, kept(), 0, OWN_TOKENS)) {
      LocalRun run = new LocalRun(manifest, cluster, new TrialFiles(folder.trials()), screen);
      run.apply();
      Interruption interruption = Interruption.of(() -> interrupted(run, results, folder));
      try {
        ending = run.await();
      } finally {
        interruption.close();
      }
      Tables.print(run.latest().getStatus(), manifest.metric());
      written = write(run, results);
    }
    if (!written) {
      screen.say(ending.message());
      folder.keep();
      screen.say("every trial's curve and result: " + folder.trials());
      return ExitCode.FAILED;
    }
    if (ending.exitCode() == ExitCode.DONE) {
      screen.say(ending.message());
      folder.remove();
    } else {
      screen.say("failed: " + ending.message());
      screen.say("logs, until the next start: " + folder.folder());
    }
    return ending.exitCode();
  }

  /** False, and a message, where the results could not be written. */
  private boolean write(LocalRun run, Optional<OutputFolder> results) {
    try {
      if (results.isPresent()) {
        run.write(results.get());
      }
      return true;
    } catch (IOException e) {
      screen.say("--output: the results could not be written: " + IoProblem.text(e));
      return false;
    }
  }

  private void interrupted(LocalRun run, Optional<OutputFolder> results, RunFolder folder) {
    screen.say("interrupted");
    try {
      if (results.isPresent()) {
        run.write(results.get());
        screen.say("what had finished is in " + results.get().folder());
      }
    } catch (IOException e) {
      screen.say("what had finished could not be written: " + IoProblem.text(e));
    }
    try {
      folder.remove();
    } catch (IOException e) {
      screen.say("could not be removed: " + IoProblem.text(e));
    }
  }
}
