package io.lrbench.embedded.type;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.lrbench.embedded.json.Json;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The schema of a built-in kind, read from the fields of the client library's model class. */
final class ModelSchema {
  private final Set<Class<?>> open = new HashSet<>();

  private ModelSchema() {}

  static ObjectNode of(Class<?> model) {
    return new ModelSchema().ofClass(model);
  }

  private ObjectNode ofType(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      Type[] arguments = generic.getActualTypeArguments();
      if (Collection.class.isAssignableFrom(raw)) {
        return typed("array").set("items", ofType(arguments[0]));
      }
      if (Map.class.isAssignableFrom(raw)) {
        return typed("object").set("additionalProperties", ofType(arguments[1]));
      }
    }
    return type instanceof Class<?> plain ? ofClass(plain) : anything();
  }

  private ObjectNode ofClass(Class<?> type) {
    if (type == Quantity.class) {
      return Json.object(); // text or any number
    }
    if (type == IntOrString.class) {
      return Json.object().put("x-kubernetes-int-or-string", true);
    }
    if (type == String.class) {
      return typed("string");
    }
    if (type == Boolean.class || type == boolean.class) {
      return typed("boolean");
    }
    if (type == Integer.class || type == int.class) {
      return typed("integer").put("format", "int32");
    }
    if (type == Long.class || type == long.class) {
      return typed("integer").put("format", "int64");
    }
    if (type == Double.class || type == double.class) {
      return typed("number");
    }
    boolean timestamp = type.getSimpleName().equals("MicroTime");
    if (timestamp) {
      return typed("string").put("format", "date-time");
    }
    if (!KubernetesResource.class.isAssignableFrom(type) || !open.add(type)) {
      return anything();
    }
    ObjectNode schema = typed("object");
    ObjectNode properties = schema.putObject("properties");
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        JsonProperty name = field.getAnnotation(JsonProperty.class);
        if (name != null) {
          properties.set(name.value(), ofType(field.getGenericType()));
        }
      }
    }
    open.remove(type);
    return properties.isEmpty() ? anything() : schema;
  }

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type);
  }

  /** An object of unknown fields: free-form, recursive or outside the model. */
  static ObjectNode anything() {
    ObjectNode schema = Json.object();
    JsonNode preserve = schema.booleanNode(true);
    return schema.set("x-kubernetes-preserve-unknown-fields", preserve);
  }
}
