package io.lrbench.trainer.pack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Whoever is told how trials go: by POST, in JSON.
 *
 * @param tokenFile read for each request, as the kubelet renews it; empty where none is asked for
 */
record OperatorLink(URI uri, Optional<Path> tokenFile, HttpClient client) {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int REFUSED = 300;

  static OperatorLink to(URI uri, Optional<Path> tokenFile) {
    return new OperatorLink(
        uri,
        tokenFile,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build());
  }

  /** The answer; empty where nobody is there, or it is not taken, after 3 s at the latest. */
  Optional<String> post(String json) throws InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json));
      if (tokenFile.isPresent()) {
        String token = Files.readString(tokenFile.get(), StandardCharsets.UTF_8).strip();
        request.header("Authorization", "Bearer " + token);
      }
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() < REFUSED ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // nobody there, or no token yet: the next one may be taken
    }
  }
}
