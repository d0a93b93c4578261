package io.lrbench.trainer.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Medians of all measurements as a Markdown table, and ratios to what they are compared with. */
final class Table {
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
  private final Map<String, String> references = new LinkedHashMap<>();

  void add(String cell, Sample sample) {
    samples.computeIfAbsent(cell, name -> new ArrayList<>()).add(sample);
  }

  /** The last row's ratios are to this cell. */
  void compare(String cell, String reference) {
    references.put(cell + "\n" + reference, reference);
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            "| cell | per second | CPU s per 1,000 | share of GEMM | wall s | CPU s | peak MB |\n|---|---|---|---|---|---|---|\n");
    samples.forEach(
        (name, all) ->
            text.append("| ")
                .append(name)
                .append(cell(all, Sample::perSecond, "%,.0f"))
                .append(cell(all, Sample::cpuPerThousand, "%.3f"))
                .append(cell(all, s -> 100 * s.gemmShare(), "%.0f %%"))
                .append(cell(all, Sample::wall, "%.1f"))
                .append(cell(all, Sample::cpu, "%.1f"))
                .append(cell(all, Sample::peakMegabytes, "%,.0f"))
                .append(" |\n"));
    text.append("\n| ratio | speed | CPU |\n|---|---|---|\n");
    references.forEach(
        (key, reference) -> {
          String cell = key.substring(0, key.indexOf('\n'));
          if (samples.containsKey(cell) && samples.containsKey(reference)) {
            text.append(ratio(cell, reference));
          }
        });
    return text.toString();
  }

  private String ratio(String cell, String reference) {
    List<Sample> ours = samples.get(cell);
    List<Sample> theirs = samples.get(reference);
    boolean updates = median(ours, Sample::perSecond) > 0;
    double speed =
        updates
            ? median(ours, Sample::perSecond) / median(theirs, Sample::perSecond)
            : median(theirs, Sample::wall) / median(ours, Sample::wall);
    ToDoubleFunction<Sample> spent = updates ? Sample::cpuPerThousand : Sample::cpu;
    return String.format(
        Locale.ROOT,
        "| %s to %s | %.2f | %.2f |%n",
        cell,
        reference,
        speed,
        median(theirs, spent) / median(ours, spent));
  }

  private static String cell(List<Sample> all, ToDoubleFunction<Sample> value, String format) {
    double median = median(all, value);
    return " | "
        + (Double.isNaN(median) || median == 0 ? "" : String.format(Locale.ROOT, format, median));
  }

  static double median(List<Sample> all, ToDoubleFunction<Sample> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
