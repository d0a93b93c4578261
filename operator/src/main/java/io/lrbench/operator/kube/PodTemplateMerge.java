package io.lrbench.operator.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;

/**
 * Kubernetes' strategic merge for pod templates: objects are merged, lists with a merge key item by
 * item, other lists replaced.
 */
final class PodTemplateMerge {
  /** A volume has one source: two merged into one would have two. */
  private static final String REPLACED = "volumes";

  private static final ObjectMapper JSON = new ObjectMapper();

  private PodTemplateMerge() {}

  static PodTemplateSpec of(PodTemplateSpec base, PodTemplateSpec over) {
    ObjectNode merged = merge(JSON.valueToTree(base), JSON.valueToTree(over));
    try {
      return JSON.treeToValue(merged, PodTemplateSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("two pod templates merge into one", e);
    }
  }

  private static ObjectNode merge(ObjectNode base, ObjectNode over) {
    ObjectNode merged = base.deepCopy();
    over.properties()
        .forEach(
            field -> {
              JsonNode old = merged.get(field.getKey());
              merged.set(field.getKey(), merge(field.getKey(), old, field.getValue()));
            });
    return merged;
  }

  private static JsonNode merge(String name, JsonNode base, JsonNode over) {
    if (base instanceof ObjectNode a && over instanceof ObjectNode b) {
      return merge(a, b);
    }
    List<String> keys = TrainerPod.MERGE_KEYS.get(name);
    if (keys != null && base instanceof ArrayNode a && over instanceof ArrayNode b) {
      return mergeItems(a, b, keys, name.equals(REPLACED));
    }
    return over;
  }

  private static ArrayNode mergeItems(
      ArrayNode base, ArrayNode over, List<String> keys, boolean replaced) {
    ArrayNode merged = base.deepCopy();
    for (JsonNode item : over) {
      int index = indexOf(merged, item, keys);
      if (index < 0) {
        merged.add(item);
      } else if (replaced) {
        merged.set(index, item);
      } else {
        merged.set(index, merge((ObjectNode) merged.get(index), (ObjectNode) item));
      }
    }
    return merged;
  }

  private static int indexOf(ArrayNode items, JsonNode wanted, List<String> keys) {
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      if (keys.stream().allMatch(key -> item.path(key).equals(wanted.path(key)))) {
        return i;
      }
    }
    return -1;
  }
}
