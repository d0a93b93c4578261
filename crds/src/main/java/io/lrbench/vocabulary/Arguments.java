package io.lrbench.vocabulary;

import io.lrbench.api.Length;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The arguments a block holds: those its type takes, and all that it needs. */
final class Arguments {
  private final String path;
  private final Map<String, Object> given;
  private final Horizon horizon;

  private Arguments(String path, Map<String, Object> given, Horizon horizon) {
    this.path = path;
    this.given = given;
    this.horizon = horizon;
  }

  /**
   * The present components of a block, its {@code type} apart.
   *
   * @throws InvalidPolicyException one that the type needs is missing, or one that it does not take
   *     is there
   */
  static Arguments of(String path, Record block, Horizon horizon) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (RecordComponent component : block.getClass().getRecordComponents()) {
      Object value = value(component, block);
      if (value != null) {
        given.put(component.getName(), value);
      }
    }
    Object type = given.remove("type");
    if (type == null) {
      throw new InvalidPolicyException(path + ".type", "nothing", "write the policy's type");
    }
    String name = WireNames.of((Enum<?>) type);
    check(path, name, Signatures.of(block.getClass()).get(name), given);
    return new Arguments(path, given, horizon);
  }

  private static void check(
      String path, String type, Signature signature, Map<String, Object> given) {
    for (String name : given.keySet()) {
      if (!signature.takes(name)) {
        throw new InvalidPolicyException(
            path + "." + name,
            shown(given.get(name)),
            "remove it: " + type + " takes only " + String.join(", ", signature.takes()));
      }
    }
    for (String name : signature.needs()) {
      if (!given.containsKey(name)) {
        throw new InvalidPolicyException(
            path + "." + name,
            "nothing",
            "write it: " + type + " needs " + String.join(", ", signature.needs()));
      }
    }
  }

  private static String shown(Object value) {
    return String.valueOf(value instanceof Length length ? length.wire() : value);
  }

  private static Object value(RecordComponent component, Record block) {
    try {
      return component.getAccessor().invoke(block);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("record component " + component + " cannot be read", e);
    }
  }

  Horizon horizon() {
    return horizon;
  }

  String path(String name) {
    return path + "." + name;
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  double number(String name) {
    return numberOr(name, 0);
  }

  double numberOr(String name, double otherwise) {
    Object value = given.get(name);
    double number = value == null ? otherwise : ((Number) value).doubleValue();
    if (!Double.isFinite(number)) {
      throw invalid(name, number, "write a finite number");
    }
    return number;
  }

  /** A learning rate: finite and not negative. */
  double rate(String name) {
    double rate = number(name);
    return notNegative(name, rate);
  }

  double rateOr(String name, double otherwise) {
    return notNegative(name, numberOr(name, otherwise));
  }

  private double notNegative(String name, double rate) {
    if (rate < 0) {
      throw invalid(name, rate, "write a learning rate of 0 or more");
    }
    return rate;
  }

  /** A base rate others are measured by: above 0. */
  double positive(String name) {
    return above(name, number(name), 0);
  }

  double positiveOr(String name, double otherwise) {
    return above(name, numberOr(name, otherwise), 0);
  }

  private double above(String name, double value, double bound) {
    if (value <= bound) {
      throw invalid(name, value, "write a number above " + bound);
    }
    return value;
  }

  double atLeastOr(String name, double otherwise, double least) {
    double value = numberOr(name, otherwise);
    if (value < least) {
      throw invalid(name, value, "write a number of " + least + " or more");
    }
    return value;
  }

  double betweenOr(String name, double otherwise, double low, double high) {
    double value = numberOr(name, otherwise);
    if (value < low || value > high) {
      throw invalid(name, value, "write a number from " + low + " to " + high);
    }
    return value;
  }

  /** A momentum: from 0 to below 1, as 1 never forgets and leaves Adam without bias correction. */
  double momentumOr(String name, double otherwise) {
    double value = numberOr(name, otherwise);
    if (value < 0 || value >= 1) {
      throw invalid(name, value, "write a number from 0 to below 1");
    }
    return value;
  }

  long countOr(String name, long otherwise, long least) {
    Object value = given.get(name);
    long count = value == null ? otherwise : ((Number) value).longValue();
    if (count < least) {
      throw invalid(name, count, "write an integer of " + least + " or more");
    }
    return count;
  }

  boolean flagOr(String name, boolean otherwise) {
    Object value = given.get(name);
    return value == null ? otherwise : (Boolean) value;
  }

  String choiceOr(String name, String otherwise, String... choices) {
    Object value = given.get(name);
    String choice = value == null ? otherwise : String.valueOf(value);
    if (!List.of(choices).contains(choice)) {
      throw invalid(name, '"' + choice + '"', "write one of " + String.join(", ", choices));
    }
    return choice;
  }

  <E extends Enum<E>> E enumOr(String name, Class<E> kind, E otherwise) {
    return Objects.requireNonNullElse(kind.cast(given.get(name)), otherwise);
  }

  /**
   * A divisor or cadence: at least 1 update; a plain 0 is refused, a share of nothing becomes 1.
   */
  long cadence(String name) {
    return cadenceOr(name, 1);
  }

  long cadenceOr(String name, long otherwise) {
    Length length = (Length) given.get(name);
    return length == null ? Math.max(1, otherwise) : Lengths.cadence(path(name), length, horizon);
  }

  /** A warm-up or duration: 0 updates or more. */
  long durationOr(String name, long otherwise) {
    Length length = (Length) given.get(name);
    return length == null ? otherwise : Lengths.duration(length, horizon);
  }

  /** Whether a length is given that has to be rounded to updates. */
  boolean isShare(String name) {
    return given.get(name) instanceof Length length && length.unit() != Length.Unit.UPDATES;
  }

  List<Long> milestones(String name) {
    List<?> lengths = (List<?>) given.get(name);
    List<Long> updates =
        lengths.stream()
            .map(
                length -> {
                  if (length == null) {
                    throw invalid(name, "null", "write lengths, such as [\"30%\", \"60%\"]");
                  }
                  return Lengths.duration((Length) length, horizon);
                })
            .toList();
    if (updates.isEmpty()) {
      throw invalid(name, "an empty list", "write at least one milestone");
    }
    for (int i = 1; i < updates.size(); i++) {
      if (updates.get(i) < updates.get(i - 1)) {
        boolean mixed = ((Length) lengths.get(i)).unit() != ((Length) lengths.get(i - 1)).unit();
        throw new InvalidPolicyException(
            path(name), updates.toString(), "write the milestones in ascending order", mixed);
      }
    }
    return updates;
  }

  InvalidPolicyException invalid(String name, Object found, String remedy) {
    return new InvalidPolicyException(path(name), String.valueOf(found), remedy);
  }
}
