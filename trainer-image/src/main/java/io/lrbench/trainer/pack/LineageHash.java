package io.lrbench.trainer.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a trial is, but for its length, its cadence of evaluation, and what changes no bit of it:
 * SHA-256 of its configuration in canonical JSON.
 */
final class LineageHash {
  private static final int DIGITS = 16;

  /** Fields that trials of one lineage may differ in. */
  private static final Map<String, List<String>> LEFT_OUT =
      Map.of(
          "model", List.of("tokenSecret"),
          "dataset", List.of("tokenSecret"),
          "training", List.of("updates", "epochs", "export", "activationCheckpointing"),
          "evaluation", List.of("every"),
          "objective", List.of());

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private LineageHash() {}

  /** Empty for a range test: its rates are spread over its length, and its end is no result. */
  static Optional<String> of(PackConfig pack, TrialConfig trial) {
    if (trial.policy().rangeTest() != null) {
      return Optional.empty();
    }
    ObjectNode shared = CANONICAL.valueToTree(pack);
    Map<String, Object> content = new TreeMap<>();
    LEFT_OUT.forEach(
        (section, fields) -> {
          ObjectNode kept =
              shared.get(section) instanceof ObjectNode given
                  ? given.deepCopy()
                  : CANONICAL.createObjectNode();
          content.put(section, CANONICAL.convertValue(kept.remove(fields), Map.class));
        });
    ObjectNode policy = CANONICAL.valueToTree(trial.policy());
    policy.remove("name");
    content.put("policy", CANONICAL.convertValue(policy, Map.class));
    content.put("seed", trial.seed());
    return Optional.of(digest(content));
  }

  private static String digest(Map<String, Object> content) {
    try {
      byte[] json = CANONICAL.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("maps are always JSON, and every Java has SHA-256", e);
    }
  }
}
