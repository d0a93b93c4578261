package io.lrbench.operator.cli.manifest;

import java.util.List;

/** A manifest that its author has to change. */
public final class InvalidManifestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidManifestException(List<String> problems) {
    super(String.join("\n", problems));
  }

  InvalidManifestException(String problem) {
    this(List.of(problem));
  }
}
