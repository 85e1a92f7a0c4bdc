package ink.tables;

import ink.events.Stream;
import ink.events.Streams;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;

/**
 * A table of the lake as it is created: one for each stream, all of it derived. Facts lie in a
 * partition for each day of their event time; within a file they are sorted by tenant, then time,
 * once upkeep has rewritten it.
 *
 * <p>The column ids are the ones pinned in the fact's schema. A catalog that creates the table
 * numbers them anew, so that tables and facts meet by column name.
 *
 * @param properties Iceberg's table properties and {@code ink.personal-columns}, the columns with
 *     data about a person
 */
public record TableDefinition(
    TableIdentifier name,
    Schema schema,
    PartitionSpec partitioning,
    SortOrder sortOrder,
    Map<String, String> properties) {

  /** The namespace of every table. */
  public static final String NAMESPACE = "ink";

  private static final Map<String, String> LAYOUT =
      Map.of(
          "format-version", "2",
          "write.format.default", "parquet",
          "write.parquet.compression-codec", "zstd",
          "write.target-file-size-bytes", String.valueOf(128 << 20),
          // A commit every few seconds writes a metadata file each time; only the last are kept.
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20");

  /** The table in which a stream rests. */
  public static TableDefinition of(Stream<?> stream) {
    Schema schema = IcebergColumns.of(stream.schema());
    Map<String, String> properties = new TreeMap<>(LAYOUT);
    properties.put("comment", stream.schema().getDoc());
    if (!stream.personalColumns().isEmpty()) {
      properties.put(
          "ink.personal-columns",
          stream.personalColumns().stream().sorted().collect(Collectors.joining(",")));
    }
    return new TableDefinition(
        TableIdentifier.of(NAMESPACE, stream.table()),
        schema,
        PartitionSpec.builderFor(schema).day(stream.eventTimeColumn()).build(),
        SortOrder.builderFor(schema).asc("tenant_id").asc(stream.eventTimeColumn()).build(),
        properties);
  }

  /** The table of every stream. */
  public static List<TableDefinition> all() {
    return Streams.all().stream().<TableDefinition>map(TableDefinition::of).toList();
  }

  /** Creates the table where it is missing; true when it was. */
  public boolean createIn(Catalog catalog) {
    if (catalog.tableExists(name)) {
      return false;
    }
    catalog
        .buildTable(name, schema)
        .withPartitionSpec(partitioning)
        .withSortOrder(sortOrder)
        .withProperties(properties)
        .create();
    return true;
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
