package io.lrbench.operator.cli;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.cli.output.OutputFolder;
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
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
      description = "Folder for status.yaml and results.csv.")
  private Path output;

  @Spec private CommandSpec spec;

  private final Screen screen = new Screen(Terminal.error(), Terminal.errorColumns());

  @Override
  public Integer call() throws IOException, InterruptedException {
    return cluster.use("to read benchmark " + name, this::show);
  }

  private int show(KubernetesClient client) throws IOException {
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
      write(benchmark, new TrialStates(plan.trials(), results, Map.of()), objective);
    }
    return ExitCode.DONE;
  }

  private void write(LRBenchmark benchmark, TrialStates states, Metric objective)
      throws IOException {
    OutputFolder folder = new OutputFolder(output, objective.wireName());
    folder
        .refusal()
        .ifPresent(
            problem -> {
              throw CommandException.wrong(problem);
            });
    folder.write(ResourceYaml.of(benchmark), states.views());
  }
}
