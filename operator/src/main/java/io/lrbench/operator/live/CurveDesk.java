package io.lrbench.operator.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Quantity;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.lrbench.operator.config.OperatorConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Takes curves from the pods that train them, and gives them to those who may get the benchmark.
 */
@Singleton
public final class CurveDesk {
  private static final Logger LOG = Logger.getLogger(CurveDesk.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TRIAL = Pattern.compile("[A-Za-z0-9]{1,64}");

  /** A tenth is left for what the kubelet counts beside the files. */
  private static final double SHARE = 0.9;

  /** Several requests fit in. */
  private static final long LEAST = 1L << 20;

  private final LiveProgress progress;
  private final TrainerPods pods;
  private final Readers readers;
  private final Optional<CurveFiles> files;

  /**
   * @throws IllegalArgumentException the folder or the size is none; the message says what to write
   */
  @Inject
  public CurveDesk(
      OperatorConfig config, LiveProgress progress, TrainerPods pods, Readers readers) {
    this.progress = progress;
    this.pods = pods;
    this.readers = readers;
    this.files = config.progress().curves().folder().map(folder -> files(folder, config));
  }

  private static CurveFiles files(String folder, OperatorConfig config) {
    long bytes = bytes(config.progress().curves().size());
    try {
      return new CurveFiles(
          Files.createDirectories(Path.of(folder)), (long) (bytes * SHARE), Clock.systemUTC());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "lrbench.progress.curves.folder: expected a folder that can be written, found " + e, e);
    }
  }

  private static long bytes(String size) {
    long bytes;
    try {
      bytes = Quantity.getAmountInBytes(new Quantity(size)).longValue();
    } catch (IllegalArgumentException e) {
      throw refused(size, e);
    }
    if (bytes < LEAST) {
      throw refused(size, null);
    }
    return bytes;
  }

  private static IllegalArgumentException refused(String size, Exception cause) {
    return new IllegalArgumentException(
        "lrbench.progress.curves.size: expected 1Mi or more, such as 1Gi, found "
            + size
            + "; in the chart it is progress.curves.size",
        cause);
  }

  /** Whether the installation keeps curves. */
  boolean isOpen() {
    return files.isPresent();
  }

  /**
   * Takes new rows.
   *
   * @param body {@code {"curves": {HASH: CSV}}}
   * @return the update that is wanted next, by hash
   * @throws RefusedException they are not taken; the message says why
   */
  Map<String, Long> take(Caller caller, String body) throws RefusedException {
    progress.requireUse();
    Sender sender = pods.sender(caller);
    Map<String, CurveRows> curves = curves(body);
    sender.requireOwn(curves.keySet());
    Map<String, Long> next = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, CurveRows> curve : curves.entrySet()) {
        next.put(
            curve.getKey(),
            files.orElseThrow().append(sender.benchmark(), curve.getKey(), curve.getValue()));
      }
    } catch (IOException e) {
      LOG.warnf("curves of %s are not kept: %s", sender.benchmark(), e);
      throw new RefusedException(RefusedException.UNAVAILABLE, "the curves could not be written");
    }
    return next;
  }

  private static Map<String, CurveRows> curves(String body) throws RefusedException {
    Map<String, CurveRows> curves = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, JsonNode> curve : JSON.readTree(body).path("curves").properties()) {
        curves.put(trial(curve.getKey()), CurveRows.read(curve.getValue().asText()));
      }
    } catch (JsonProcessingException e) {
      curves.clear();
    }
    if (curves.isEmpty()) {
      throw new RefusedException(
          RefusedException.BAD_REQUEST, "expected {\"curves\": {HASH: CSV}}, found something else");
    }
    return curves;
  }

  private static String trial(String hash) throws RefusedException {
    if (!TRIAL.matcher(hash).matches()) {
      throw new RefusedException(
          RefusedException.BAD_REQUEST, "expected a trial's hash, letters and digits");
    }
    return hash;
  }

  /**
   * A trial's curve.
   *
   * @throws RefusedException it is not given, or not there
   */
  Path read(Caller caller, ResourceID benchmark, String trial) throws RefusedException {
    progress.requireUse();
    readers.requireMayRead(caller, benchmark);
    String hash = trial(trial);
    return pods.benchmark(benchmark)
        .map(key -> files.orElseThrow().path(key, hash))
        .filter(Files::isRegularFile)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.NOT_FOUND, "nothing was told of trial " + hash));
  }

  /**
   * Removes curves of benchmarks that are gone; only where the caches are filled, for they tell.
   */
  public void sweep() {
    if (!progress.isUsed()) {
      return;
    }
    try {
      files.orElseThrow().keep(key -> pods.benchmark(key.id()).filter(key::equals).isPresent());
    } catch (IOException e) {
      LOG.warnf("curves of benchmarks that are gone stay: %s", e);
    }
  }
}
