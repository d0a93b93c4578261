package io.lrbench.operator.cli;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.cli.output.OutputFolder;
import io.lrbench.operator.cli.output.TrialCurve;
import io.lrbench.operator.cli.progress.LeaderboardTable;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.plan.Draft;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.rank.Objective;
import io.lrbench.operator.status.Ranked;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a benchmark of a cluster: every row of its ranking, a row for every trial. */
@Command(
    name = "results",
    description = "Shows the whole ranking of a benchmark in a cluster, and keeps its results.",
    mixinStandardHelpOptions = true)
final class ResultsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Name of the benchmark.")
  private String name;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Its namespace; that of the kubeconfig's context if left out.")
  private String namespace;

  @Mixin private TargetCluster cluster;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Folder for status.yaml and results.csv, and curves.csv where the operator keeps curves.")
  private Path output;

  @Option(
      names = "--operator",
      paramLabel = "NAMESPACE",
      defaultValue = "lrbench",
      description = "The operator's namespace, for curves; ${DEFAULT-VALUE} if left out.")
  private String operator;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      defaultValue = "default",
      description =
          "A service account of the benchmark's namespace that may get it, which curves are read"
              + " as; ${DEFAULT-VALUE} if left out.")
  private String account;

  @Spec private CommandSpec spec;

  private final Screen screen = new Screen(Terminal.error(), Terminal.errorColumns());

  @Override
  public Integer call() throws IOException, InterruptedException {
    return cluster.use("to read benchmark " + name, this::show);
  }

  private int show(KubernetesClient client) throws IOException, InterruptedException {
    String place = namespace == null ? TargetCluster.namespace(client) : namespace;
    RunObserver observer = new RunObserver(client, place, name);
    LRBenchmark benchmark = observer.benchmark();
    if (benchmark == null) {
      throw CommandException.wrong(
          "expected a benchmark "
              + name
              + " in namespace "
              + place
              + ", found none; kubectl get"
              + " lrb -A lists all");
    }
    Map<String, TrialResult> results = observer.kept(benchmark);
    Plan plan = Draft.of(benchmark.getSpec()).plan(results.keySet());
    Metric objective = Objective.of(benchmark.getSpec());
    Optional<Condition> summary = Summary.of(benchmark);
    boolean goesOn =
        summary.flatMap(one -> Standing.of(one.getReason())).map(Standing::mayGoOn).orElse(true);
    PrintWriter out = spec.commandLine().getOut();
    LeaderboardTable.lines(
            Ranked.rows(plan, Ranked.policies(plan, results), objective, goesOn),
            objective.wireName())
        .forEach(out::println);
    out.flush();
    summary.map(Condition::getMessage).ifPresent(screen::say);
    if (output != null) {
      OutputFolder folder =
          write(benchmark, new TrialStates(plan.trials(), results, Map.of()), objective);
      writeCurves(new CurveReader(client, operator, account), benchmark, plan, folder);
    }
    return ExitCode.DONE;
  }

  private OutputFolder write(LRBenchmark benchmark, TrialStates states, Metric objective)
      throws IOException {
    OutputFolder folder = new OutputFolder(output, objective.wireName());
    folder
        .refusal()
        .ifPresent(
            problem -> {
              throw CommandException.wrong(problem);
            });
    folder.write(ResourceYaml.of(benchmark), states.views());
    return folder;
  }

  /** Curves are a supplement: where there are none, the rest stands, and it is said why. */
  private void writeCurves(
      CurveReader reader, LRBenchmark benchmark, Plan plan, OutputFolder folder)
      throws IOException, InterruptedException {
    Path told = Files.createTempDirectory(output, ".curves-");
    try {
      Set<String> trials = new LinkedHashSet<>();
      plan.trials().forEach(trial -> trials.add(trial.hash()));
      Optional<String> missing = reader.read(benchmark, trials, told);
      List<TrialCurve> curves =
          plan.trials().stream()
              .map(
                  trial ->
                      new TrialCurve(
                          trial.policy().name(), trial.seed(), told.resolve(trial.hash() + ".csv")))
              .filter(curve -> Files.exists(curve.file()))
              .toList();
      folder.writeCurves(curves);
      missing.ifPresent(why -> screen.say("curves.csv may lack trials: " + why));
    } catch (CommandException e) {
      screen.say(folder.withoutCurves() + ": " + e.getMessage());
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(told)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(told);
    }
  }
}
