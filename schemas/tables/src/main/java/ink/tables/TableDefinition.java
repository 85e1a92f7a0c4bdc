package ink.tables;

import ink.events.Stream;
import ink.events.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema.Field;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * A table of the lake as it is created: for each stream one of bronze, where every record lies as
 * it came, and one of silver, where each fact lies once and typed; all of it derived from the fact.
 * Silver has a partition for each day of event time, bronze for each day of arrival; sorted within
 * a file they are once upkeep has rewritten it.
 *
 * <p>The column ids are the ones pinned in the fact's schema. A catalog that creates the table
 * numbers them anew, so that tables and facts meet by column name.
 *
 * @param properties Iceberg's table properties; {@code ink.pseudonym-columns} are the columns that
 *     hold keyed pseudonyms, {@code ink.personal-columns} mark a table in which something personal
 *     can be read
 */
public record TableDefinition(
    TableIdentifier name,
    Schema schema,
    PartitionSpec partitioning,
    SortOrder sortOrder,
    Map<String, String> properties) {

  /** The namespace of what is queried: silver. */
  public static final String NAMESPACE = "silver";

  /** The namespace of what came. */
  public static final String BRONZE = "bronze";

  private static final Map<String, String> LAYOUT =
      Map.of(
          "format-version", "3",
          "write.format.default", "parquet",
          "write.parquet.compression-codec", "zstd",
          "write.target-file-size-bytes", String.valueOf(128 << 20),
          // A commit every few seconds writes a metadata file each time; only the last are kept.
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20",
          // Upkeep and the jobs commit to one table; who comes second tries again.
          "commit.retry.num-retries", "20",
          // Who deletes a few rows need not yield to the jobs, which only append.
          "write.delete.isolation-level", "snapshot");

  /** What becomes of a table that should be as defined. */
  public enum Change {
    CREATED,
    /** Columns were added; no file was rewritten. */
    WIDENED,
    NONE
  }

  /** The silver table in which a stream's facts rest. */
  public static TableDefinition of(Stream<?> stream) {
    List<NestedField> columns = new ArrayList<>();
    List<String> pseudonyms = new ArrayList<>();
    List<String> personal = new ArrayList<>();
    for (NestedField column : IcebergColumns.of(stream.schema()).columns()) {
      Field field = stream.schema().getField(column.name());
      Treatment treatment = Treatment.of(field);
      if (treatment == Treatment.PSEUDONYM) {
        requireText(column);
        pseudonyms.add(column.name());
        columns.add(
            NestedField.from(column).withDoc(column.doc() + " Here a keyed pseudonym.").build());
      } else if (treatment == Treatment.KEPT) {
        columns.add(column);
        if (stream.personal().containsKey(column.name())) {
          personal.add(column.name());
        }
      }
    }
    Map<String, String> properties = properties(stream.schema().getDoc());
    list(properties, "ink.pseudonym-columns", pseudonyms);
    markPersonal(properties, personal);
    Schema schema = new Schema(columns);
    return new TableDefinition(
        TableIdentifier.of(NAMESPACE, stream.table()),
        schema,
        PartitionSpec.builderFor(schema).day(stream.eventTimeColumn()).build(),
        SortOrder.builderFor(schema).asc("tenant_id").asc(stream.eventTimeColumn()).build(),
        properties);
  }

  private static void requireText(NestedField column) {
    if (column.type().typeId() != Type.TypeID.STRING) {
      throw new IllegalArgumentException(
          column.name() + " is a " + column.type() + "; only a text has a pseudonym");
    }
  }

  /** The bronze table in which a stream's records rest: the same columns for every stream. */
  public static TableDefinition bronze(Stream<?> stream) {
    Schema schema = BronzeColumns.SCHEMA;
    Map<String, String> properties =
        properties("What came on " + stream.topic() + ", record by record, repeats included.");
    markPersonal(properties, List.of(BronzeColumns.FACT));
    return new TableDefinition(
        TableIdentifier.of(BRONZE, stream.table()),
        schema,
        PartitionSpec.builderFor(schema).day(BronzeColumns.TIME).build(),
        SortOrder.builderFor(schema).asc(BronzeColumns.PARTITION).asc(BronzeColumns.OFFSET).build(),
        properties);
  }

  private static Map<String, String> properties(String comment) {
    Map<String, String> properties = new TreeMap<>(LAYOUT);
    properties.put("comment", comment);
    return properties;
  }

  /** Marks the table and keeps the columns' least and greatest values out of its manifests. */
  private static void markPersonal(Map<String, String> properties, List<String> columns) {
    list(properties, "ink.personal-columns", columns);
    columns.forEach(column -> properties.put("write.metadata.metrics.column." + column, "counts"));
  }

  private static void list(Map<String, String> properties, String key, List<String> columns) {
    if (!columns.isEmpty()) {
      properties.put(key, columns.stream().sorted().collect(Collectors.joining(",")));
    }
  }

  /** Both tables of every stream. */
  public static List<TableDefinition> all() {
    return Streams.all().stream()
        .flatMap(stream -> java.util.stream.Stream.of(bronze(stream), of(stream)))
        .toList();
  }

  /**
   * Creates the table where it is missing, or adds the columns that it does not have yet.
   *
   * @throws IllegalArgumentException when a column is new and required: what lies in the table has
   *     no value for it
   */
  public Change bringAbout(Catalog catalog) {
    if (!catalog.tableExists(name)) {
      catalog
          .buildTable(name, schema)
          .withPartitionSpec(partitioning)
          .withSortOrder(sortOrder)
          .withProperties(properties)
          .create();
      return Change.CREATED;
    }
    Table table = catalog.loadTable(name);
    UpdateSchema widening = table.updateSchema();
    Change change = Change.NONE;
    for (NestedField column : schema.columns()) {
      if (table.schema().findField(column.name()) == null) {
        if (column.isRequired()) {
          throw new IllegalArgumentException(
              name + " exists and " + column.name() + " is new in it: make the field nullable");
        }
        widening.addColumn(column.name(), column.type(), column.doc());
        change = Change.WIDENED;
      }
    }
    if (change == Change.WIDENED) {
      widening.commit();
    }
    return change;
  }

  /** The definition as text for people, one line a column: what a reviewer reads. */
  public String rendering() {
    StringBuilder text = new StringBuilder("table " + name + "\n\n");
    for (Types.NestedField column : schema.columns()) {
      text.append(
          "%3d  %-20s %-42s %s%n"
              .formatted(
                  column.fieldId(),
                  column.name(),
                  column.type() + (column.isOptional() ? "" : " not null"),
                  column.doc()));
    }
    text.append("\npartitioned by ");
    partitioning
        .fields()
        .forEach(f -> text.append(f.transform() + "(" + schema.findColumnName(f.sourceId()) + ")"));
    text.append("\nsorted by ");
    text.append(
        sortOrder.fields().stream()
            .map(f -> schema.findColumnName(f.sourceId()))
            .collect(Collectors.joining(", ")));
    text.append("\n\n");
    properties.forEach((key, value) -> text.append(key + " = " + value + "\n"));
    return text.toString();
  }
}
