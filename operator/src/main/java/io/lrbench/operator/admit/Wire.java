package io.lrbench.operator.admit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a manifest spells a word of the resource. */
final class Wire {
  private Wire() {}

  static String name(Enum<?> word) {
    try {
      JsonProperty name =
          word.getDeclaringClass().getField(word.name()).getAnnotation(JsonProperty.class);
      return name == null ? word.name() : name.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum constant is a field of its class", e);
    }
  }
}
