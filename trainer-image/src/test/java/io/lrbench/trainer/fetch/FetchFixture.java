package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Places that wait for nothing and remember what they would have waited for. */
final class FetchFixture implements Watcher {
  static final int WEIGHTS = 300_000;

  final List<Duration> pauses = new ArrayList<>();
  final List<String> notices = new ArrayList<>();
  private final Path cache;
  private final Map<String, String> environment = new HashMap<>();

  FetchFixture(Path cache, String endpoint) {
    this.cache = cache;
    with("LRBENCH_CACHE", cache.toString());
    with("HF_ENDPOINT", endpoint);
  }

  FetchFixture with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Places places() {
    Retries retries =
        new Retries(4, Duration.ofSeconds(1), Duration.ofMinutes(2), pauses::add, this);
    return new Places(FetchSettings.of(environment), cache, retries, Duration.ofMillis(400), this);
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Weights that no two bytes of repeat. */
  static byte[] weights() {
    byte[] bytes = new byte[WEIGHTS];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  static HubServer model() throws IOException {
    return new HubServer("models/o/n")
        .file("README.md", "# n")
        .file("config.json", "{\"model_type\":\"llama\"}")
        .file("tokenizer.json", "{}")
        .file("pytorch_model.bin", new byte[5000])
        .file("model.safetensors", weights());
  }

  /** Names of the files in a folder of the cache. */
  List<String> inCache(String folder) {
    if (!Files.exists(cache.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void fetched(String file, long bytes, long of) {}

  @Override
  public void notice(String text) {
    notices.add(text);
  }
}
