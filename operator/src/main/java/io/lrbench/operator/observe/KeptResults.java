package io.lrbench.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Packs as ConfigMaps keep them: an entry of JSON under the name of each Job. */
public final class KeptResults {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeptResults() {}

  /** The packs of a ConfigMap by Job, in the order of their names. */
  public static Map<String, KeptPack> read(ConfigMap map) {
    Map<String, KeptPack> packs = new TreeMap<>();
    if (map.getData() != null) {
      map.getData().forEach((job, entry) -> packs.put(job, parse(map, job, entry)));
    }
    return packs;
  }

  /** The packs of several. */
  public static Map<String, KeptPack> read(List<ConfigMap> maps) {
    Map<String, KeptPack> packs = new TreeMap<>();
    maps.forEach(map -> packs.putAll(read(map)));
    return packs;
  }

  /** The entries of packs by Job. */
  public static Map<String, String> entries(Map<String, KeptPack> packs) {
    Map<String, String> entries = new LinkedHashMap<>();
    packs.forEach((job, pack) -> entries.put(job, write(pack)));
    return entries;
  }

  private static KeptPack parse(ConfigMap map, String job, String entry) {
    try {
      return JSON.readValue(entry, KeptPack.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "ConfigMap "
              + map.getMetadata().getName()
              + ": expected the result of a pack under "
              + job
              + ", found "
              + e.getOriginalMessage()
              + "; delete the entry to train its trials again",
          e);
    }
  }

  private static String write(KeptPack pack) {
    try {
      return JSON.writeValueAsString(pack);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records are always JSON", e);
    }
  }
}
