package io.lrbench.operator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;

/** Makes the manifest of a number: the same for the same number, always. */
final class Mutator {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Mutation> KINDS = List.of(Mutation.values());
  private static final long SEED = 20_301_231;
  private static final List<String> BLOCKS =
      List.of("lrbench", "huggingface", "torch", "timm", "keras", "deepspeed");
  private static final List<String> POD =
      List.of(
          "{'spec': {'containers': [{'name': 'trainer', 'env': [{'name': 'A', 'value': 'b'}]}]}}",
          "{'spec': {'containers': [{'name': 'trainer', 'resources': {'limits': {'cpu': 1}}}]}}",
          "{'spec': {'containers': [{'image': 'x'}]}}",
          "{'spec': {'containers': [null]}}",
          "{'spec': {'containers': null}}",
          "{'spec': {'volumes': [{'name': 'v', 'emptyDir': {}}], 'tolerations': [{}]}}",
          "{'spec': {'volumes': 'v'}}",
          "{'spec': {'nodeSelector': {'a': 1}}}",
          "{'spec': {'terminationGracePeriodSeconds': '30'}}",
          "{'spec': {'containers': [{'name': 'trainer'}, {'name': 'trainer'}]}}",
          "{'spec': {'initContainers': [{'name': 'i', 'command': ['x', 1]}]}}",
          "{'metadata': {'labels': {'a': 'b'}, 'annotations': null}}",
          "{'metadata': {'labels': {'a': true}}}",
          "{'metadata': [], 'spec': []}",
          "{'spec': {'securityContext': {'runAsUser': 1e30}}}",
          "{'unknown': {'a': [[[]]]}}",
          "{}");

  private final List<ObjectNode> originals;
  private final JsonNode schema;

  /**
   * @param originals manifests that are right
   * @param schema of the resource
   */
  Mutator(List<ObjectNode> originals, JsonNode schema) {
    this.originals = originals;
    this.schema = schema;
  }

  /**
   * A manifest.
   *
   * @param text JSON, which is YAML, too
   */
  record Mutated(int number, Mutation mutation, String text) {}

  Mutated of(int number) {
    Random random = new Random(SEED + number);
    Mutation mutation = KINDS.get(number % KINDS.size());
    Values values = new Values(random);
    ObjectNode manifest = values.one(originals).deepCopy();
    for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
      mutate(manifest, mutation, values, random);
    }
    return new Mutated(number, mutation, text(manifest));
  }

  /** Numbers as they are spelled, and fields that stand there twice, which no tree can hold. */
  private static String text(ObjectNode manifest) {
    return manifest
        .toString()
        .replaceAll("\"@raw:([^@]*)@\"", "$1")
        .replaceAll("\"@twice:([^@\"]*)@\":", "\"$1\":");
  }

  private void mutate(ObjectNode manifest, Mutation mutation, Values values, Random random) {
    if (!manifest.path("spec").isObject() || !manifest.at("/spec/policies").has(0)) {
      return; // an earlier change took away what this one needs
    }
    List<Place> places = Place.all(manifest, schema);
    Predicate<Place> any = place -> true;
    switch (mutation) {
      case NONE -> {}
      case DROP_FIELD -> pick(places, Place::isField, values).remove();
      case FIELD_TWICE -> {
        Place place = pick(places, Place::isField, values);
        ((ObjectNode) place.parent()).set("@twice:" + place.key() + "@", place.value().deepCopy());
      }
      case RENAME_FIELD -> rename(pick(places, Place::isField, values), random);
      case WRONG_TYPE -> pick(places, any, values).put(values.wrongType());
      case BESIDE_A_BOUND -> {
        Place place = pick(places, Mutator::isBounded, values);
        place.put(values.beside(place.schema()));
      }
      case OTHER_ENUM_VALUE -> {
        Place place = pick(places, one -> one.schema().has("enum"), values);
        JsonNode other = values.fitting(place.schema(), 0);
        place.put(random.nextInt(3) > 0 ? other : upper(other));
      }
      case ADD_KNOWN_FIELD -> addField(pick(places, Mutator::isObject, values), values);
      case EMPTY_TEXT -> pick(places, Mutator::isText, values).put(JSON.textNode(""));
      case LONG_TEXT -> pick(places, Mutator::isText, values).put(values.longText());
      case UNICODE -> pick(places, Mutator::isText, values).put(values.unicode());
      case NULL -> pick(places, any, values).put(JSON.nullNode());
      case SWAPPED_VALUES -> swap(pick(places, any, values), pick(places, any, values));
      case FROM_ANOTHER_MANIFEST -> graft(manifest, values);
      case LENGTH -> pick(places, Mutator::isLength, values).put(values.length());
      case ODD_NUMBER -> pick(places, place -> place.value().isNumber(), values).put(values.raw());
      case DEEP_NESTING -> pick(places, any, values).put(nested(random.nextInt(1, 45)));
      case GRID -> grid(policies(manifest), values, random);
      case POD_TEMPLATE -> spec(manifest).set("podTemplate", json(values.one(POD)));
      case LIST_ITEM_TWICE -> {
        Place place = pick(places, one -> !one.isField(), values);
        ((ArrayNode) place.parent()).add(place.value().deepCopy());
      }
      case EMPTY_LIST ->
          pick(places, place -> place.value().isArray(), values).put(JSON.arrayNode());
      case METADATA -> metadata(manifest, values, random);
    }
  }

  private static Place pick(List<Place> places, Predicate<Place> fit, Values values) {
    List<Place> fitting = places.stream().filter(fit).toList();
    return values.one(fitting.isEmpty() ? places : fitting);
  }

  private static boolean isBounded(Place place) {
    return place.schema().has("minimum") || place.schema().has("maxLength");
  }

  private static boolean isText(Place place) {
    return place.value().isTextual();
  }

  private static boolean isObject(Place place) {
    return place.value().isObject() && place.schema().path("properties").size() > 0;
  }

  private static boolean isLength(Place place) {
    return place.schema().path("x-kubernetes-int-or-string").asBoolean();
  }

  private static JsonNode upper(JsonNode word) {
    return JSON.textNode(word.asText().toUpperCase(Locale.ROOT));
  }

  private static void rename(Place place, Random random) {
    JsonNode value = place.value();
    String key = place.key();
    place.remove();
    int at = random.nextInt(key.length());
    ((ObjectNode) place.parent()).set(key.substring(0, at) + key.substring(at + 1), value);
  }

  private static void addField(Place place, Values values) {
    List<String> names = new ArrayList<>();
    place.schema().path("properties").fieldNames().forEachRemaining(names::add);
    if (!names.isEmpty()) {
      String name = values.one(names);
      ((ObjectNode) place.value())
          .set(name, values.fitting(place.schema().path("properties").path(name), 0));
    }
  }

  private static void swap(Place one, Place other) {
    JsonNode value = one.value().deepCopy();
    JsonNode second = other.value().deepCopy();
    one.put(second);
    if (other.parent().isObject() || Integer.parseInt(other.key()) < other.parent().size()) {
      other.put(value);
    }
  }

  private void graft(ObjectNode manifest, Values values) {
    ObjectNode other = values.one(originals).deepCopy();
    List<String> names = List.of("model", "dataset", "training", "evaluation", "objective");
    String name = values.one(names);
    if (other.at("/spec/" + name).isMissingNode()) {
      spec(manifest).set("policies", other.at("/spec/policies"));
    } else {
      spec(manifest).set(name, other.at("/spec/" + name));
    }
  }

  private static void grid(ArrayNode policies, Values values, Random random) {
    if (!(policies.get(random.nextInt(policies.size())) instanceof ObjectNode policy)) {
      return;
    }
    ObjectNode grid = policy.putObject("grid");
    for (int i = random.nextInt(3); i >= 0; i--) {
      ArrayNode list = grid.putArray(values.one(List.of("k0", "lr", "gamma", "type", "l", "no")));
      for (int j = random.nextInt(random.nextInt(8) == 0 ? 70 : 4); j > 0; j--) {
        list.add(random.nextInt(1, 6) / 10.0);
      }
    }
    if (random.nextInt(3) == 0) {
      policy.putObject(values.one(BLOCKS)).put("type", "FIX").put("k0", 0.1);
    }
  }

  private static void metadata(ObjectNode manifest, Values values, Random random) {
    ObjectNode metadata = (ObjectNode) manifest.get("metadata");
    switch (random.nextInt(6)) {
      case 0 -> metadata.set("name", values.wrongType());
      case 1 -> metadata.set("name", values.unicode());
      case 2 -> metadata.put("name", "n".repeat(random.nextInt(200, 300)));
      case 3 -> metadata.putObject("labels").set("a", values.wrongType());
      case 4 -> metadata.putObject("annotations").set("a", values.longText());
      default -> manifest.set(values.one(List.of("kind", "apiVersion")), values.wrongType());
    }
  }

  private static JsonNode nested(int depth) {
    JsonNode node = JSON.textNode("deep");
    for (int i = 0; i < depth; i++) {
      node = JSON.objectNode().set("a", node);
    }
    return node;
  }

  private static ObjectNode spec(ObjectNode manifest) {
    return (ObjectNode) manifest.get("spec");
  }

  private static ArrayNode policies(ObjectNode manifest) {
    return (ArrayNode) manifest.at("/spec/policies");
  }

  private static JsonNode json(String text) {
    return Json.read(text.replace('\'', '"'));
  }
}
