package io.lrbench.operator.cli;

import io.lrbench.operator.cli.preview.PreviewChart;
import io.lrbench.operator.cli.preview.PreviewCsv;
import io.lrbench.operator.cli.preview.Schedule;
import io.lrbench.vocabulary.Horizon;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Override
  public Integer call() {
    Manifest manifest = Manifest.read(file);
    Horizon horizon =
        new Horizon(
            updates != null ? updates : manifest.benchmark().getSpec().training().updates(), 100);
    List<Schedule> schedules =
        manifest.policies().stream().map(policy -> Schedule.of(policy, horizon)).toList();
    print(schedules);
    return ExitCode.DONE;
  }

  private void print(List<Schedule> schedules) {
    try (PrintStream out = Terminal.output()) {
      if (csv) {
        PreviewCsv.write(schedules, out::println);
        return;
      }
      for (Schedule schedule : schedules) {
        PreviewChart.lines(schedule, Terminal.outputColumns()).forEach(out::println);
        out.println();
      }
    }
  }
}
