package ink.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.events.Stream;
import ink.events.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.iceberg.avro.AvroSchemaUtil;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.inmemory.InMemoryCatalog;
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
    Path golden = Path.of("src/test/resources/tables", stream.table() + ".txt");
    String rendering = TableDefinition.of(stream).rendering();
    if ("write".equals(System.getProperty("ink.golden"))) {
      Files.writeString(golden, rendering);
    }
    assertThat(rendering).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasTheColumnsThatIcebergItselfDerives(Stream<?> stream) {
    assertThat(TableDefinition.of(stream).schema().asStruct())
        .isEqualTo(AvroSchemaUtil.toIceberg(stream.schema()).asStruct());
  }

  @Test
  void isCreatedOnce() {
    try (InMemoryCatalog catalog = new InMemoryCatalog()) {
      catalog.initialize("lake", java.util.Map.of());
      catalog.createNamespace(Namespace.of(TableDefinition.NAMESPACE));
      for (TableDefinition table : TableDefinition.all()) {
        assertThat(table.createIn(catalog)).isTrue();
        assertThat(table.createIn(catalog)).isFalse();
        assertThat(catalog.loadTable(table.name()).spec().fields()).hasSize(1);
        assertThat(catalog.loadTable(table.name()).properties())
            .containsEntry("write.parquet.compression-codec", "zstd");
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
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
