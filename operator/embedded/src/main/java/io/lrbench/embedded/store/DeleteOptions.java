package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How a deletion is meant. */
public record DeleteOptions(
    Propagation propagation,
    Optional<Long> graceSeconds,
    Optional<String> uid,
    Optional<String> revision,
    boolean dryRun) {

  /** What becomes of the objects that the deleted one owns. */
  public enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN;

    static Propagation parse(String text) {
      return switch (text) {
        case "Orphan" -> ORPHAN;
        case "Foreground" -> FOREGROUND;
        default -> BACKGROUND;
      };
    }
  }

  /** Plain deletion in the background. */
  static final DeleteOptions PLAIN =
      new DeleteOptions(
          Propagation.BACKGROUND, Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** Deletion after all that the object owns. */
  static final DeleteOptions FOREGROUND =
      new DeleteOptions(
          Propagation.FOREGROUND, Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** From a body, which wins, and the query parameters. */
  public static DeleteOptions parse(
      JsonNode body, Optional<String> propagation, Optional<Long> grace, boolean dryRun) {
    Optional<Long> seconds =
        body.path("gracePeriodSeconds").isNumber()
            ? Optional.of(body.path("gracePeriodSeconds").asLong())
            : grace;
    JsonNode preconditions = body.path("preconditions");
    boolean dry = dryRun || body.path("dryRun").path(0).asText("").equals("All");
    return new DeleteOptions(
        Propagation.parse(body.path("propagationPolicy").asText(propagation.orElse(""))),
        seconds,
        Optional.ofNullable(preconditions.path("uid").asText(null)),
        Optional.ofNullable(preconditions.path("resourceVersion").asText(null)),
        dry);
  }
}
