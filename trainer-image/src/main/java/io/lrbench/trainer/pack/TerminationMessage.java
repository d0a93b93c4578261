package io.lrbench.trainer.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.MessageRoom;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.InputException;
import io.lrbench.vocabulary.RangeTests;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** A pack's result as the bytes of a container's termination message. */
final class TerminationMessage {
  static final int MOST_BYTES = MessageRoom.MOST_BYTES;

  private static final ObjectMapper JSON = new ObjectMapper();

  private TerminationMessage() {}

  /** The compact result; of an error that is too long the end is cut off. */
  static byte[] of(PackResult result) {
    if (result.error() == null) {
      return bytes(result);
    }
    // A lone surrogate has no bytes in UTF-8; this replaces it.
    String error =
        new String(result.error().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    byte[] whole = bytes(withError(result, error));
    return whole.length <= MOST_BYTES ? whole : cut(result, error);
  }

  /** The longest prefix that has room, by whole characters. */
  private static byte[] cut(PackResult result, String error) {
    int[] characters = error.codePoints().toArray();
    int fits = 0;
    int tooLong = characters.length;
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) / 2;
      boolean hasRoom = bytes(prefix(result, characters, middle)).length <= MOST_BYTES;
      fits = hasRoom ? middle : fits;
      tooLong = hasRoom ? tooLong : middle;
    }
    return bytes(prefix(result, characters, fits));
  }

  /**
   * Makes sure, before anything is trained, that the results will have room.
   *
   * @param metrics names of what is measured beside losses and accuracy
   * @throws InputException the pack has too many trials
   */
  static void requireRoom(PackConfig config, PackFacts facts, Collection<String> metrics) {
    boolean target = config.objective() != null && config.objective().target() != null;
    boolean classifier = config.model().builtin() != null;
    int bytes =
        new MessageRoom(
                classifier,
                target,
                metrics,
                RangeTests.found(config.trials().stream().map(TrialConfig::policy)))
            .bytes(facts, config.trials().stream().map(TrialConfig::hash).toList());
    if (bytes > MOST_BYTES) {
      throw new InputException(
          "execution.trialsPerPod",
          "no more trials than a termination message of " + MOST_BYTES + " bytes has room for",
          config.trials().size() + " trials, which need up to " + bytes,
          "write a smaller number");
    }
  }

  private static PackResult prefix(PackResult result, int[] characters, int length) {
    return withError(result, new String(characters, 0, length) + "…");
  }

  private static PackResult withError(PackResult result, String error) {
    return new PackResult(result.version(), result.facts(), result.trials(), error);
  }

  private static byte[] bytes(PackResult result) {
    try {
      return JSON.writeValueAsBytes(result);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("records of numbers and strings are always JSON", e);
    }
  }
}
