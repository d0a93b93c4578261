package io.lrbench.vocabulary;

import io.lrbench.api.PolicySpec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The blocks of a policy whose type decides which arguments they take. */
final class PolicyBlocks {
  private PolicyBlocks() {}

  /** Their records by their names in a manifest, in its order. */
  static Map<String, Class<? extends Record>> all() {
    Map<String, Class<? extends Record>> blocks = new LinkedHashMap<>();
    for (RecordComponent component : PolicySpec.class.getRecordComponents()) {
      if (component.getType().isRecord() && hasType(component.getType())) {
        blocks.put(component.getName(), component.getType().asSubclass(Record.class));
      }
    }
    return Collections.unmodifiableMap(blocks);
  }

  private static boolean hasType(Class<?> block) {
    return Arrays.stream(block.getRecordComponents())
        .anyMatch(component -> component.getName().equals("type"));
  }
}
