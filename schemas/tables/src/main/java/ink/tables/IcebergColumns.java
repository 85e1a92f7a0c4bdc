package ink.tables;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Iceberg's columns for Avro's fields. Ids, documents and nullability are taken over; {@code
 * timestamp-micros} becomes {@code timestamptz}, for a fact's times are instants. Nothing is lossy:
 * what the facts do not use (wider unions, enums, nested records) is refused instead of bent.
 */
final class IcebergColumns {
  private IcebergColumns() {}

  static org.apache.iceberg.Schema of(Schema fact) {
    List<Types.NestedField> columns = new ArrayList<>();
    for (Schema.Field field : fact.getFields()) {
      columns.add(column(fact, field));
    }
    return new org.apache.iceberg.Schema(columns);
  }

  private static Types.NestedField column(Schema fact, Schema.Field field) {
    String where = fact.getName() + "." + field.name();
    int id = pinned(field.getObjectProp("field-id"), "field-id", where);
    Schema schema = field.schema();
    boolean optional = schema.isUnion();
    Type type = type(optional ? withoutNull(schema, where) : schema, where);
    return optional
        ? Types.NestedField.optional(id, field.name(), type, field.doc())
        : Types.NestedField.required(id, field.name(), type, field.doc());
  }

  private static Schema withoutNull(Schema union, String where) {
    List<Schema> branches = union.getTypes();
    if (branches.size() == 2 && branches.get(0).getType() == Schema.Type.NULL) {
      return branches.get(1);
    }
    throw new IllegalArgumentException(where + " must be a value or [null, value]");
  }

  private static Type type(Schema schema, String where) {
    return switch (schema.getType()) {
      case STRING -> Types.StringType.get();
      case BYTES -> Types.BinaryType.get();
      case BOOLEAN -> Types.BooleanType.get();
      case INT -> Types.IntegerType.get();
      case LONG -> ofLong(schema, where);
      case FLOAT -> Types.FloatType.get();
      case DOUBLE -> Types.DoubleType.get();
      case ARRAY ->
          Types.ListType.ofRequired(
              pinned(schema.getObjectProp("element-id"), "element-id", where),
              type(schema.getElementType(), where));
      case MAP ->
          Types.MapType.ofRequired(
              pinned(schema.getObjectProp("key-id"), "key-id", where),
              pinned(schema.getObjectProp("value-id"), "value-id", where),
              Types.StringType.get(),
              type(schema.getValueType(), where));
      default ->
          throw new IllegalArgumentException(
              where + " is a " + schema.getType() + ", which no column is derived for");
    };
  }

  private static Type ofLong(Schema schema, String where) {
    if (schema.getLogicalType() == null) {
      return Types.LongType.get();
    }
    if (schema.getLogicalType().equals(LogicalTypes.timestampMicros())
        && Boolean.TRUE.equals(schema.getObjectProp("adjust-to-utc"))) {
      return Types.TimestampType.withZone();
    }
    throw new IllegalArgumentException(
        where + " must be a plain long or a timestamp-micros with adjust-to-utc");
  }

  private static int pinned(@org.jspecify.annotations.Nullable Object id, String name, String at) {
    if (id instanceof Integer pinned) {
      return pinned;
    }
    throw new IllegalArgumentException(at + " needs a pinned " + name);
  }
}
