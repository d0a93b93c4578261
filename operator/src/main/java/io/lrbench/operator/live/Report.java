package io.lrbench.operator.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/**
 * What a trainer says of its pack.
 *
 * @param parts of their updates that trials have done, by hash, from 0 to 1
 */
record Report(Map<String, Double> parts) {
  private static final int BAD_REQUEST = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  static Report read(String body) throws RefusedException {
    try {
      Map<String, Double> parts = new HashMap<>();
      for (Map.Entry<String, JsonNode> trial : JSON.readTree(body).path("trials").properties()) {
        double update = trial.getValue().path("update").asDouble(Double.NaN);
        double of = trial.getValue().path("of").asDouble(Double.NaN);
        if (!(of > 0 && update >= 0 && update <= of)) {
          throw refused(body);
        }
        parts.put(trial.getKey(), update / of);
      }
      if (parts.isEmpty()) {
        throw refused(body);
      }
      return new Report(parts);
    } catch (JsonProcessingException e) {
      throw refused(body);
    }
  }

  private static RefusedException refused(String body) {
    int shown = 100;
    return new RefusedException(
        BAD_REQUEST,
        "expected {\"trials\": {HASH: {\"update\": 120, \"of\": 600}}}, found "
            + body.substring(0, Math.min(shown, body.length())));
  }
}
