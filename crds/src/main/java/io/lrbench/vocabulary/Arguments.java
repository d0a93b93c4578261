package io.lrbench.vocabulary;

import io.lrbench.api.Length;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The arguments a block holds, taken one by one by the formula that uses them; what nobody took is
 * refused at the end.
 */
final class Arguments {
  private final String path;
  private final String type;
  private final Map<String, Object> given;
  private final Horizon horizon;
  private final TreeSet<String> known = new TreeSet<>();

  private Arguments(String path, String type, Map<String, Object> given, Horizon horizon) {
    this.path = path;
    this.type = type;
    this.given = given;
    this.horizon = horizon;
  }

  /** The present components of a block, its {@code type} apart. */
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
    return new Arguments(path, wireName(type), given, horizon);
  }

  private static Object value(RecordComponent component, Record block) {
    try {
      return component.getAccessor().invoke(block);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("record component " + component + " cannot be read", e);
    }
  }

  private static String wireName(Object type) {
    return WireNames.of((Enum<?>) type);
  }

  Horizon horizon() {
    return horizon;
  }

  String path(String name) {
    return path + "." + name;
  }

  boolean has(String name) {
    known.add(name);
    return given.containsKey(name);
  }

  double number(String name) {
    require(name, "write a number");
    return numberOr(name, 0);
  }

  double numberOr(String name, double otherwise) {
    known.add(name);
    Object value = given.remove(name);
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

  double betweenOr(String name, double otherwise, double low, double high) {
    double value = numberOr(name, otherwise);
    if (value < low || value > high) {
      throw invalid(name, value, "write a number from " + low + " to " + high);
    }
    return value;
  }

  long countOr(String name, long otherwise, long least) {
    known.add(name);
    Object value = given.remove(name);
    long count = value == null ? otherwise : ((Number) value).longValue();
    if (count < least) {
      throw invalid(name, count, "write an integer of " + least + " or more");
    }
    return count;
  }

  boolean flagOr(String name, boolean otherwise) {
    known.add(name);
    Object value = given.remove(name);
    return value == null ? otherwise : (Boolean) value;
  }

  String choiceOr(String name, String otherwise, String... choices) {
    known.add(name);
    Object value = given.remove(name);
    String choice = value == null ? otherwise : String.valueOf(value);
    if (!List.of(choices).contains(choice)) {
      throw invalid(name, '"' + choice + '"', "write one of " + String.join(", ", choices));
    }
    return choice;
  }

  <E extends Enum<E>> E enumOr(String name, Class<E> kind, E otherwise) {
    known.add(name);
    return Objects.requireNonNullElse(kind.cast(given.remove(name)), otherwise);
  }

  /**
   * A divisor or cadence: at least 1 update; a plain 0 is refused, a share of nothing becomes 1.
   */
  long cadence(String name) {
    require(name, "write a length: updates (30), \"30%\" or \"2ep\"");
    return cadenceOr(name, 1);
  }

  long cadenceOr(String name, long otherwise) {
    known.add(name);
    Length length = (Length) given.remove(name);
    return length == null ? Math.max(1, otherwise) : Lengths.cadence(path(name), length, horizon);
  }

  /** A warm-up or duration: 0 updates or more. */
  long durationOr(String name, long otherwise) {
    known.add(name);
    Length length = (Length) given.remove(name);
    return length == null ? otherwise : Lengths.duration(length, horizon);
  }

  List<Long> milestones(String name) {
    require(name, "write the updates where the rate changes, such as [\"30%\", \"60%\"]");
    List<?> lengths = (List<?>) given.remove(name);
    List<Long> updates =
        lengths.stream().map(length -> Lengths.duration((Length) length, horizon)).toList();
    if (updates.isEmpty()) {
      throw invalid(name, "an empty list", "write at least one milestone");
    }
    for (int i = 1; i < updates.size(); i++) {
      if (updates.get(i) < updates.get(i - 1)) {
        throw invalid(name, updates, "write the milestones in ascending order");
      }
    }
    return updates;
  }

  InvalidPolicyException invalid(String name, Object found, String remedy) {
    return new InvalidPolicyException(path(name), String.valueOf(found), remedy);
  }

  void refuseRest() {
    if (!given.isEmpty()) {
      String name = given.keySet().iterator().next();
      String takes = known.isEmpty() ? "no arguments" : "only " + String.join(", ", known);
      throw invalid(name, given.get(name), "remove it: " + type + " takes " + takes);
    }
  }

  private void require(String name, String remedy) {
    known.add(name);
    if (!given.containsKey(name)) {
      throw new InvalidPolicyException(
          path(name), "nothing", remedy + ": " + type + " needs " + name);
    }
  }
}
