package io.lrbench.operator.config;

import io.smallrye.config.ConfigValue;
import java.util.Optional;

/**
 * Settings that are texts of others, in which <code>${…}</code> means something to them. The value
 * of such a setting has them filled in from this process, or is none where it cannot.
 */
public final class AsWritten {
  private AsWritten() {}

  /** The text that somebody wrote; empty where it is absent or empty. */
  public static Optional<String> of(Optional<ConfigValue> setting) {
    return setting.map(ConfigValue::getRawValue).filter(text -> !text.isEmpty());
  }
}
