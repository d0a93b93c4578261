package io.lrbench.operator.cli.output;

import io.lrbench.operator.cli.progress.TrialView;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The folder of {@code --output}.
 *
 * @param folder made when it is missing
 * @param metric the objective's
 */
public record OutputFolder(Path folder, String metric) {
  private static final String CURVES = "curves.csv";

  /** Makes the folder; what to say where it cannot be written into, empty if it can. */
  public Optional<String> refusal() {
    return WritableFolder.refusal("--output", folder);
  }

  /** Replaces status.yaml and results.csv, each as a whole. */
  public void write(String resourceYaml, List<TrialView> trials) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.replace(folder.resolve("status.yaml"), writer -> writer.write(resourceYaml));
    AtomicFile.replace(
        folder.resolve("results.csv"),
        writer -> {
          for (String line : ResultsCsv.lines(trials, metric)) {
            writer.write(line);
            writer.write('\n');
          }
        });
  }

  /** Replaces curves.csv as a whole. */
  public void writeCurves(List<TrialCurve> curves) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.replace(folder.resolve(CURVES), writer -> CurvesCsv.write(curves, writer));
  }

  /**
   * What to say where there are no curves to write. Earlier ones stay, for nobody else may have
   * them any more, and are named with their time.
   */
  public String withoutCurves() throws IOException {
    Path earlier = folder.resolve(CURVES);
    return Files.exists(earlier)
        ? "no new curves; " + earlier + " is left as written at " + time(earlier)
        : "no " + CURVES;
  }

  private static Instant time(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Copies exported weights to {@code weights/POLICY/seed-N}. */
  public void keep(List<TrialWeights> exported) throws IOException {
    for (TrialWeights weights : exported) {
      if (Files.isDirectory(weights.folder())) {
        Path own = folder.resolve("weights").resolve(weights.policy());
        Path target = Files.createDirectories(own.resolve("seed-" + weights.seed()));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(weights.folder())) {
          for (Path file : files) {
            Files.copy(
                file,
                target.resolve(file.getFileName().toString()),
                StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }
}
