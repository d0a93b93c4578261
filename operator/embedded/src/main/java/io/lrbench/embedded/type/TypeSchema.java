package io.lrbench.embedded.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.function.Supplier;

/** The OpenAPI schema of a type, made when first asked for, and whether objects must satisfy it. */
public final class TypeSchema {
  private final Supplier<JsonNode> source;
  private final boolean custom;
  private final ListShape shape;
  private JsonNode loaded = MissingNode.getInstance();

  private TypeSchema(Supplier<JsonNode> source, boolean custom, ListShape shape) {
    this.source = source;
    this.custom = custom;
    this.shape = shape;
  }

  static TypeSchema ofModel(Class<?> model) {
    return new TypeSchema(() -> ModelSchema.of(model), false, ListShape.BUILT_IN);
  }

  static TypeSchema ofDefinition(JsonNode schema) {
    return new TypeSchema(() -> schema, true, ListShape.ofSchema(schema));
  }

  /** The schema of every object's metadata. */
  public static JsonNode metadata() {
    return Metadata.SCHEMA;
  }

  private static final class Metadata {
    static final JsonNode SCHEMA = ModelSchema.of(ObjectMeta.class);

    private Metadata() {}
  }

  /** The root schema of the type. */
  public JsonNode root() {
    if (loaded.isMissingNode()) {
      loaded = source.get();
    }
    return loaded;
  }

  /** Whether this is a custom resource: validated, defaulted and checked by CEL. */
  public boolean custom() {
    return custom;
  }

  public ListShape shape() {
    return shape;
  }
}
