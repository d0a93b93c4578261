package io.lrbench.operator.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks one pod for the curves of trials.
 *
 * @param token that the pod has reviewed
 * @param trials by hash
 * @param folder that gets {@code HASH.csv} for each trial that the pod has a curve of
 */
record CurveRequest(String token, Set<String> trials, Path folder) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /**
   * Writes what the pod has of what no other had. What was written stays, whatever comes after it.
   *
   * @param curves the benchmark's URL, which trials are added to
   * @return why another pod has to be asked; empty where this one had a curve, and told all it has
   */
  Optional<String> ask(String curves) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    boolean isThere = false;
    for (String trial : missing()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(curves + trial))
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == OK) {
        isThere |= keep(trial, answer.body());
      } else if (answer.statusCode() != NOT_FOUND) {
        return Optional.of(answer.statusCode() + " " + answer.body().strip());
      }
    }
    return isThere ? Optional.empty() : Optional.of("has none");
  }

  /** Whether some pod had a curve. */
  boolean hasSome() {
    return missing().size() < trials.size();
  }

  private List<String> missing() {
    return trials.stream().filter(trial -> !Files.exists(file(trial))).toList();
  }

  private Path file(String trial) {
    return folder.resolve(trial + ".csv");
  }

  /** The last row may be still being written. */
  private boolean keep(String trial, String rows) throws IOException {
    int end = rows.lastIndexOf('\n') + 1;
    if (end > 0) {
      Files.writeString(file(trial), rows.substring(0, end), StandardCharsets.UTF_8);
    }
    return end > 0;
  }
}
