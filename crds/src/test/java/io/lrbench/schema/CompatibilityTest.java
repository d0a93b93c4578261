package io.lrbench.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String RELEASED =
      """
      type: object
      required: [kind]
      properties:
        kind: {type: string, enum: [a, b], default: a}
        count: {type: integer, format: int32, minimum: 1, maximum: 8, default: 4}
        free: {type: string}
        name: {type: string, pattern: '^[a-z]+$', minLength: 1, maxLength: 9, nullable: true}
        size: {x-kubernetes-int-or-string: true}
        rest: {type: object, x-kubernetes-preserve-unknown-fields: true}
        map: {type: object, additionalProperties: {type: number}}
        list:
          type: array
          maxItems: 5
          x-kubernetes-list-type: map
          x-kubernetes-list-map-keys: [id]
          items: {type: object, required: [id], properties: {id: {type: string}, v: {type: number}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/properties/count            | null                      | .count: vanished",
        "/properties/list/items/properties/v | null               | .list[].v: vanished",
        "/properties/count/type       | number                    | .count: type: was \"integer\", is \"number\"",
        "/properties/count/format     | int64                     | .count: format: was \"int32\", is \"int64\"",
        "/properties/count/default    | null                      | .count: default: was 4, is absent",
        "/properties/count/default    | 5                         | .count: default: was 4, is 5",
        "/properties/count/minimum    | 2                         | .count: minimum: was 1, is 2",
        "/properties/count/maximum    | 7                         | .count: maximum: was 8, is 7",
        "/properties/count/exclusiveMaximum | true                | .count: exclusiveMaximum: was absent, is true",
        "/properties/free/maxLength   | 99                        | .free: maxLength: was absent, is 99",
        "/properties/free/enum        | [x]                       | .free: enum: was absent, is [\"x\"]",
        "/properties/free/pattern     | x                         | .free: pattern: was absent, is \"x\"",
        "/properties/name/pattern     | '^[a-y]+$'                | .name: pattern: was \"^[a-z]+$\", is \"^[a-y]+$\"",
        "/properties/name/nullable    | null                      | .name: nullable: was true, is absent",
        "/properties/kind/enum        | [a]                       | .kind: enum: lost b",
        "/properties/size             | {type: integer}           | .size: type: was absent, is \"integer\"",
        "/properties/rest/x-kubernetes-preserve-unknown-fields | null | .rest: x-kubernetes-preserve-unknown-fields: was true, is absent",
        "/properties/map/additionalProperties/type | string       | .map.*: type: was \"number\", is \"string\"",
        "/properties/list/maxItems    | 4                         | .list: maxItems: was 5, is 4",
        "/properties/list/x-kubernetes-list-type | atomic         | .list: x-kubernetes-list-type: was \"map\", is \"atomic\"",
        "/properties/list/items/required | [id, v]                | .list[].v: is newly required, and has no default",
        "/required                    | [kind, free]              | .free: is newly required, and has no default",
      })
  void namesWhatBreaks(String pointer, String value, String expected) throws IOException {
    assertThat(Compatibility.ofSchemas(YAML.readTree(RELEASED), mutated(pointer, value)))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/properties/more          | {type: string, maxLength: 3}",
        "/properties/kind/enum     | [a, b, c]",
        "/properties/kind/enum     | null",
        "/properties/count/minimum | 0",
        "/properties/count/maximum | null",
        "/properties/name/pattern  | null",
        "/properties/free/nullable | true",
        "/properties/free/default  | x",
        "/properties/list/maxItems | 6",
        "/properties/free/description | other words",
        "/required                 | []",
        "/required                 | [kind, count]",
      })
  void letsASchemaGrow(String pointer, String value) throws IOException {
    assertThat(Compatibility.ofSchemas(YAML.readTree(RELEASED), mutated(pointer, value))).isEmpty();
  }

  @Test
  void namesWhatADefinitionNoLongerServes() throws IOException {
    JsonNode released = YAML.readTree(Crd.yaml());
    ObjectNode today = released.deepCopy();
    ((ObjectNode) today.at("/spec")).put("scope", "Cluster");
    ((ObjectNode) today.at("/spec/names")).putArray("shortNames").add("lrbs");
    ((ObjectNode) today.at("/spec/versions/0")).put("served", false).remove("subresources");

    assertThat(Compatibility.ofDefinitions(released, today))
        .containsExactly(
            "/spec/scope: was \"Namespaced\", is \"Cluster\"",
            "/spec/names/shortNames: lost lrb",
            "v1alpha1: is no longer served",
            "v1alpha1: has no subresource status any more");
  }

  private static JsonNode mutated(String pointer, String value) throws IOException {
    JsonNode schema = YAML.readTree(RELEASED);
    int slash = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) schema.at(pointer.substring(0, slash));
    if (value.equals("null")) {
      parent.remove(pointer.substring(slash + 1));
    } else {
      parent.set(pointer.substring(slash + 1), YAML.readTree(value));
    }
    return schema;
  }
}
