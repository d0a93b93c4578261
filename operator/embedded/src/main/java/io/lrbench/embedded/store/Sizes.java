package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;

/** What the database behind a real API server refuses as too large. */
final class Sizes {
  private static final int LARGEST_OBJECT_BYTES = 3 << 19;

  private Sizes() {}

  static void check(JsonNode object) {
    if (Json.bytes(object).length > LARGEST_OBJECT_BYTES) {
      throw new ApiProblem(500, "", "etcdserver: request is too large");
    }
  }
}
