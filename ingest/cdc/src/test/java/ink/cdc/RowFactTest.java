package ink.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Streams;
import ink.facts.ArtistChanged;
import ink.facts.StudioChanged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class RowFactTest {
  private static final Schema SOURCE =
      SchemaBuilder.struct()
          .field("db", Schema.STRING_SCHEMA)
          .field("table", Schema.STRING_SCHEMA)
          .field("lsn", Schema.OPTIONAL_INT64_SCHEMA)
          .field("ts_ms", Schema.INT64_SCHEMA)
          .build();
  private static final Schema STUDIO =
      SchemaBuilder.struct()
          .optional()
          .field("studio_id", Schema.STRING_SCHEMA)
          .field("tenant_id", Schema.STRING_SCHEMA)
          .field("name", Schema.STRING_SCHEMA)
          .field("time_zone", Schema.STRING_SCHEMA)
          .field("country", Schema.OPTIONAL_STRING_SCHEMA)
          .field("currency", Schema.OPTIONAL_STRING_SCHEMA)
          .build();
  private static final Schema ARTIST =
      SchemaBuilder.struct()
          .optional()
          .field("artist_id", Schema.STRING_SCHEMA)
          .field("tenant_id", Schema.STRING_SCHEMA)
          .field("studio_id", Schema.STRING_SCHEMA)
          .field("name", Schema.STRING_SCHEMA)
          .field("external_staff_id", Schema.OPTIONAL_STRING_SCHEMA)
          .field("weekly_minutes", Schema.OPTIONAL_INT32_SCHEMA)
          .build();

  private final RouteFact route = new RouteFact();

  private static Struct studio() {
    return new Struct(STUDIO)
        .put("studio_id", "std_1")
        .put("tenant_id", "ten_1")
        .put("name", "Nadelwerk")
        .put("time_zone", "Europe/Berlin")
        .put("currency", "EUR");
  }

  private static Struct artist() {
    return new Struct(ARTIST)
        .put("artist_id", "art_1")
        .put("tenant_id", "ten_1")
        .put("studio_id", "std_1")
        .put("name", "Tilda Brandt")
        .put("weekly_minutes", 1800);
  }

  private static SourceRecord change(
      String table, Schema schema, String op, Struct before, Struct after, long lsn) {
    Schema envelope =
        SchemaBuilder.struct()
            .field("op", Schema.STRING_SCHEMA)
            .field("source", SOURCE)
            .field("before", schema)
            .field("after", schema)
            .build();
    Struct source =
        new Struct(SOURCE)
            .put("db", "ink")
            .put("table", table)
            .put("lsn", lsn)
            .put("ts_ms", 1_700_000_000_123L);
    Struct value =
        new Struct(envelope)
            .put("op", op)
            .put("source", source)
            .put("before", before)
            .put("after", after);
    return new SourceRecord(Map.of(), Map.of(), "ink.ink." + table, envelope, value);
  }

  @Test
  void tellsOfAStudioAsItIsFromNowOn() {
    SourceRecord out = route.apply(change("studios", STUDIO, "u", null, studio(), 7));
    StudioChanged fact = Streams.STUDIO_CHANGED.decode((byte[]) out.value());
    assertThat(out.topic()).isEqualTo("studio.changed.v1");
    assertThat((byte[]) out.key()).asString(StandardCharsets.UTF_8).isEqualTo("std_1");
    assertThat(fact.getName()).isEqualTo("Nadelwerk");
    assertThat(fact.getTimeZone()).isEqualTo("Europe/Berlin");
    assertThat(fact.getCountry()).isNull();
    assertThat(fact.getCurrency()).isEqualTo("EUR");
    assertThat(fact.getChangedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
    assertThat(fact.getRemoved()).isFalse();
  }

  @Test
  void tellsOfAnArtistWhoLeftWithTheirLastValues() {
    SourceRecord out = route.apply(change("artists", ARTIST, "d", artist(), null, 8));
    ArtistChanged fact = Streams.ARTIST_CHANGED.decode((byte[]) out.value());
    assertThat(out.topic()).isEqualTo("artist.changed.v1");
    assertThat(fact.getRemoved()).isTrue();
    assertThat(fact.getName()).isEqualTo("Tilda Brandt");
    assertThat(fact.getWeeklyMinutes()).isEqualTo(1800);
    assertThat(fact.getExternalStaffId()).isNull();
  }

  @Test
  void aRowReadAgainIsTheSameFactAndAnotherChangeAnother() {
    byte[] once = RowFact.of(change("artists", ARTIST, "c", null, artist(), 9));
    assertThat(RowFact.of(change("artists", ARTIST, "c", null, artist(), 9))).isEqualTo(once);
    assertThat(RowFact.of(change("artists", ARTIST, "u", null, artist(), 10))).isNotEqualTo(once);
  }

  @Test
  void otherTablesTellNothing() {
    assertThat(RowFact.of(change("clients", STUDIO, "c", null, studio(), 1))).isNull();
    assertThat(RowFact.of(change("studios", STUDIO, "d", null, null, 1))).isNull();
  }
}
