package io.lrbench.trainer.model.decoder;

/**
 * Another way in which checkpoints spell a family's names.
 *
 * @param prefix of the family's own spelling
 * @param stored what stands in its place
 */
record Alias(String prefix, String stored) {
  String of(String name) {
    return name.startsWith(prefix) ? stored + name.substring(prefix.length()) : name;
  }
}
