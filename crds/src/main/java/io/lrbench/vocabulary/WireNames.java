package io.lrbench.vocabulary;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The spelling of an enum constant in a manifest. */
final class WireNames {
  private WireNames() {}

  static String of(Enum<?> constant) {
    try {
      JsonProperty name =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return name == null ? constant.name() : name.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum constant is a field of its class", e);
    }
  }
}
