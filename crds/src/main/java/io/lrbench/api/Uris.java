package io.lrbench.api;

/** Where models and data lie, as a manifest writes it. */
final class Uris {
  /** {@code file:} and a path, or a remote place. */
  static final String PATTERN = "^(file:|hf://|https://|s3://|pvc://).+$";

  private Uris() {}
}
