package io.lrbench.operator.fuzz;

import io.lrbench.operator.fuzz.Mutator.Mutated;
import io.lrbench.operator.fuzz.Verdict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One manifest and all verdicts on it.
 *
 * @param admitted by the operator on one's own machine; absent where the API refused
 * @param clustered by the operator on a cluster; absent where the API refused
 * @param planned absent where nobody plans it
 */
record Judged(
    Mutated manifest,
    Verdict commandLine,
    List<Verdict> apis,
    Optional<Verdict> admitted,
    Optional<Verdict> clustered,
    Optional<Judges.Planned> planned) {
  private static final Pattern FIELD =
      Pattern.compile("(spec|metadata|kind|apiVersion|line [0-9]+|manifest)");
  private static final Pattern REMEDY = Pattern.compile("write|remove|change|need|should");

  /** What the API cannot decode it refuses in its own words. */
  private static final String UNDECODED = "400: ";

  private static final int SHOWN = 600;

  /** Where it ends: the column of the report. */
  enum End {
    RUNS,
    REFUSED_BY_API,
    REFUSED_BY_ADMISSION
  }

  End end() {
    if (!apis.get(0).is(Kind.ACCEPTED)) {
      return End.REFUSED_BY_API;
    }
    return admitted.filter(verdict -> verdict.is(Kind.ACCEPTED)).isPresent()
        ? End.RUNS
        : End.REFUSED_BY_ADMISSION;
  }

  /** Everything that must not be. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    List<Verdict> all = new ArrayList<>(apis);
    all.add(commandLine);
    admitted.ifPresent(all::add);
    clustered.ifPresent(all::add);
    planned.map(Judges.Planned::verdict).ifPresent(all::add);
    all.stream()
        .filter(verdict -> verdict.is(Kind.CRASHED))
        .map(verdict -> "crash: " + verdict.message())
        .forEach(problems::add);
    all.stream()
        .filter(verdict -> verdict.is(Kind.REFUSED))
        .filter(verdict -> !verdict.message().startsWith(UNDECODED))
        .filter(verdict -> !FIELD.matcher(verdict.message()).find())
        .map(verdict -> "names no field: " + verdict.message())
        .forEach(problems::add);
    if (commandLine.is(Kind.REFUSED) && !REMEDY.matcher(commandLine.message()).find()) {
      problems.add("says not what to write: " + commandLine.message());
    }
    if (apis.stream().map(Verdict::kind).distinct().count() > 1) {
      problems.add("the APIs disagree: " + apis);
    }
    if (commandLine.is(Kind.ACCEPTED) != mayRun()) {
      problems.add(
          "the command line says " + commandLine + ", API and admission " + apis + admitted);
    }
    return problems.stream().map(this::shown).toList();
  }

  /** The command line leaves to a run what this version lacks. */
  private boolean mayRun() {
    return end() == End.RUNS
        || (end() == End.REFUSED_BY_ADMISSION && admitted.map(this::lacks).orElse(false));
  }

  private boolean lacks(Verdict verdict) {
    return verdict.message().contains("this version");
  }

  private String shown(String problem) {
    return manifest.number()
        + " "
        + manifest.mutation()
        + ": "
        + (problem.length() > SHOWN ? problem.substring(0, SHOWN) + "…" : problem);
  }
}
