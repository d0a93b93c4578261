package io.lrbench.trainer.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Parquet's nested groups as JSON: lists are arrays, maps and structs objects, times and dates
 * their text (parquet-format/LogicalTypes.md).
 */
final class ParquetJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ParquetJson() {}

  /** A group as an object with a value a field; null where there is none. */
  static ObjectNode object(Group group, GroupType type) {
    ObjectNode object = JSON.objectNode();
    for (int field = 0; field < type.getFieldCount(); field++) {
      object.set(type.getFieldName(field), field(group, type, field));
    }
    return object;
  }

  private static JsonNode field(Group group, GroupType type, int field) {
    Type kind = type.getType(field);
    int count = group.getFieldRepetitionCount(field);
    if (kind.isRepetition(Type.Repetition.REPEATED)) {
      ArrayNode array = JSON.arrayNode(count);
      for (int i = 0; i < count; i++) {
        array.add(value(group, kind, field, i));
      }
      return array;
    }
    return count == 0 ? JSON.nullNode() : value(group, kind, field, 0);
  }

  private static JsonNode value(Group group, Type kind, int field, int index) {
    if (kind.isPrimitive()) {
      return primitive(group, kind.asPrimitiveType(), field, index);
    }
    GroupType type = kind.asGroupType();
    Group value = group.getGroup(field, index);
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
      return list(value, type);
    }
    if (meaning instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation) {
      return map(value, type);
    }
    return object(value, type);
  }

  private static JsonNode list(Group list, GroupType type) {
    Type repeated = type.getType(0);
    // Old writers repeat the element itself.
    boolean wrapped =
        !repeated.isPrimitive()
            && repeated.asGroupType().getFieldCount() == 1
            && !repeated.getName().equals("array")
            && !repeated.getName().equals(type.getName() + "_tuple");
    if (!wrapped) {
      return field(list, type, 0);
    }
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      array.add(field(list.getGroup(0, i), repeated.asGroupType(), 0));
    }
    return array;
  }

  private static JsonNode map(Group map, GroupType type) {
    GroupType entry = type.getType(0).asGroupType();
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group pair = map.getGroup(0, i);
      object.set(field(pair, entry, 0).asText(), field(pair, entry, 1));
    }
    return object;
  }

  private static JsonNode primitive(Group group, PrimitiveType type, int field, int index) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    boolean plain = meaning == null;
    boolean signed = meaning instanceof IntLogicalTypeAnnotation integer && integer.isSigned();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> JSON.booleanNode(group.getBoolean(field, index));
      case FLOAT -> JSON.numberNode(group.getFloat(field, index));
      case DOUBLE -> JSON.numberNode(group.getDouble(field, index));
      case INT32 ->
          plain || signed
              ? JSON.numberNode(group.getInteger(field, index))
              : written(type, type.stringifier().stringify(group.getInteger(field, index)));
      case INT64 ->
          plain || signed
              ? JSON.numberNode(group.getLong(field, index))
              : written(type, type.stringifier().stringify(group.getLong(field, index)));
      case INT96 -> JSON.textNode(type.stringifier().stringify(group.getInt96(field, index)));
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          plain
              ? JSON.binaryNode(group.getBinary(field, index).getBytes())
              : written(type, type.stringifier().stringify(group.getBinary(field, index)));
    };
  }

  private static JsonNode written(PrimitiveType type, String text) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    boolean number =
        meaning instanceof IntLogicalTypeAnnotation
            || meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
    return number ? JSON.numberNode(new BigDecimal(text)) : JSON.textNode(text);
  }
}
