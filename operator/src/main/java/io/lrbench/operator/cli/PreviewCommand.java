package io.lrbench.operator.cli;

import io.lrbench.operator.cli.local.Installation;
import io.lrbench.operator.cli.preview.PreviewChart;
import io.lrbench.operator.cli.preview.PreviewCsv;
import io.lrbench.operator.cli.preview.Schedule;
import io.lrbench.vocabulary.Horizon;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws or prints every policy's learning rate before anything runs. */
@Command(
    name = "preview",
    description = "Shows every policy's learning rate per update before anything runs.",
    mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The benchmark's manifest.")
  private Path file;

  @Option(names = "--csv", description = "Print policy,update,lr at full double precision.")
  private boolean csv;

  @Option(
      names = "--updates",
      paramLabel = "N",
      description = "Updates of a trial; needed where epochs of remote data decide them.")
  private Long updates;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (updates != null && updates < 1) {
      throw CommandException.wrong("--updates: found " + updates + "; write 1 or more");
    }
    Manifest manifest = Manifest.read(file);
    manifest.notSupported().ifPresent(spec.commandLine().getErr()::println);
    PreviewInputs inputs =
        new PreviewInputs(manifest, Installation.current(), spec.commandLine().getErr()::println);
    Horizon horizon = PreviewHorizon.of(manifest, Optional.ofNullable(updates), inputs);
    List<Schedule> schedules = schedules(manifest, horizon);
    print(schedules);
    Optional<String> problem = inputs.problem();
    problem.ifPresent(text -> spec.commandLine().getErr().println(file + ": " + text));
    return problem.isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static List<Schedule> schedules(Manifest manifest, Horizon horizon) {
    return manifest.policies().stream().map(policy -> manifest.schedule(policy, horizon)).toList();
  }

  private void print(List<Schedule> schedules) {
    PrintWriter out = spec.commandLine().getOut();
    if (csv) {
      PreviewCsv.write(schedules, out::println);
    } else {
      for (Schedule schedule : schedules) {
        PreviewChart.lines(schedule, Terminal.outputColumns()).forEach(out::println);
        out.println();
      }
    }
    out.flush();
  }
}
