package ink.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.events.Stream;
import ink.events.Streams;
import ink.tables.TableDefinition.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.iceberg.avro.AvroSchemaUtil;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableDefinitionTest {
  static List<Stream<?>> all() {
    return Streams.all();
  }

  /** {@code mvn -q test -pl schemas/tables -am -Dink.golden=write} writes the renderings anew. */
  @ParameterizedTest
  @MethodSource("all")
  void isAsItWasReviewed(Stream<?> stream) throws IOException {
    isAsItWasReviewed(TableDefinition.of(stream), stream.table());
  }

  @Test
  void bronzeIsAsItWasReviewed() throws IOException {
    isAsItWasReviewed(TableDefinition.bronze(Streams.BOOKING_CHANGED), "bronze/booking_changed");
  }

  private static void isAsItWasReviewed(TableDefinition table, String name) throws IOException {
    Path golden = Path.of("src/test/resources/tables", name + ".txt");
    String rendering = table.rendering();
    if ("write".equals(System.getProperty("ink.golden"))) {
      Files.writeString(golden, rendering);
    }
    assertThat(rendering).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasTheColumnsThatIcebergItselfDerives(Stream<?> stream) {
    assertThat(IcebergColumns.of(stream.schema()).asStruct())
        .isEqualTo(AvroSchemaUtil.toIceberg(stream.schema()).asStruct());
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsPersonalIsNoPlainTextInSilver(Stream<?> stream) {
    TableDefinition table = TableDefinition.of(stream);
    stream
        .personal()
        .forEach(
            (column, kind) -> {
              switch (kind) {
                case "raw" -> assertThat(table.schema().findField(column)).isNull();
                case "name", "words" ->
                    assertThat(table.properties())
                        .hasEntrySatisfying(
                            "ink.personal-columns", list -> assertThat(list).contains(column))
                        .containsEntry("write.metadata.metrics.column." + column, "counts");
                default -> {
                  assertThat(table.properties().get("ink.pseudonym-columns")).contains(column);
                  assertThat(table.schema().findField(column).doc()).endsWith("keyed pseudonym.");
                }
              }
            });
  }

  @Test
  void aKindOfPersonalThatIsNotKnownIsRefused() {
    Schema.Field field = new Schema.Field("shoe_size", Schema.create(Schema.Type.INT));
    field.addProp("personal", "size");
    assertThatThrownBy(() -> Treatment.of(field)).hasMessageContaining("shoe_size", "size");
  }

  @Test
  void isCreatedOnceAndWidenedWhenAFieldIsNew() throws IOException {
    try (InMemoryCatalog catalog = catalog()) {
      for (TableDefinition table : TableDefinition.all()) {
        assertThat(table.bringAbout(catalog)).isEqualTo(Change.CREATED);
        assertThat(table.bringAbout(catalog)).isEqualTo(Change.NONE);
        assertThat(catalog.loadTable(table.name()).spec().fields()).hasSize(1);
        assertThat(catalog.loadTable(table.name()).properties())
            .containsEntry("write.parquet.compression-codec", "zstd");
      }
      TableDefinition table = TableDefinition.of(Streams.BOOKING_CHANGED);
      NestedField added = NestedField.optional(99, "tip", Types.LongType.get(), "In cents.");
      assertThat(with(table, added).bringAbout(catalog)).isEqualTo(Change.WIDENED);
      assertThat(catalog.loadTable(table.name()).schema().findField("tip").doc())
          .isEqualTo("In cents.");
      assertThat(table.bringAbout(catalog)).as("the older program").isEqualTo(Change.NONE);
      NestedField required = NestedField.required(98, "must", Types.LongType.get(), "");
      assertThatThrownBy(() -> with(table, required).bringAbout(catalog))
          .hasMessage(
              "silver.booking_changed exists and must is new in it: make the field nullable");
    }
  }

  private static TableDefinition with(TableDefinition table, NestedField column) {
    List<NestedField> columns = new java.util.ArrayList<>(table.schema().columns());
    columns.add(column);
    return new TableDefinition(
        table.name(),
        new org.apache.iceberg.Schema(columns),
        table.partitioning(),
        table.sortOrder(),
        table.properties());
  }

  private static InMemoryCatalog catalog() {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("lake", java.util.Map.of());
    catalog.createNamespace(Namespace.of(TableDefinition.NAMESPACE));
    catalog.createNamespace(Namespace.of(TableDefinition.BRONZE));
    return catalog;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"type\":\"int\"} | needs a pinned field-id",
        "{\"name\":\"a\",\"type\":[\"null\",\"int\",\"string\"],\"field-id\":1} | [null, value]",
        "{\"name\":\"a\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"},\"field-id\":1}"
            + " | adjust-to-utc",
        "{\"name\":\"a\",\"type\":{\"type\":\"fixed\",\"name\":\"f\",\"size\":2},\"field-id\":1} |"
            + " which no column is derived for",
      })
  void refusesWhatItWouldHaveToBend(String example) {
    String[] parts = example.split(" \\| ?");
    Schema fact =
        new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"Fact\",\"fields\":[" + parts[0] + "]}");
    assertThatThrownBy(() -> IcebergColumns.of(fact))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Fact.a")
        .hasMessageContaining(parts[1].strip());
  }

  @Test
  void knowsEveryPrimitiveOfAvro() {
    Schema fact =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"Fact","fields":[
                 {"name":"a","type":"boolean","field-id":1},
                 {"name":"b","type":"float","field-id":2},
                 {"name":"c","type":["null","bytes"],"field-id":3}]}""");
    assertThat(IcebergColumns.of(fact).asStruct())
        .isEqualTo(AvroSchemaUtil.toIceberg(fact).asStruct());
  }
}
