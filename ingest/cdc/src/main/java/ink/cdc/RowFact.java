package ink.cdc;

import ink.events.Streams;
import ink.facts.ArtistChanged;
import ink.facts.StudioChanged;
import ink.ids.IdType;
import java.time.Instant;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The fact that a changed row tells. Its id follows from the table, the row's key and the position
 * in the write-ahead log, so that a row that is read again is the same fact.
 */
final class RowFact {
  private static final String DELETED = "d";

  private RowFact() {}

  /** The fact, encoded; null when the record is no row of studios or artists. */
  static byte @Nullable [] of(SourceRecord record) {
    if (!(record.value() instanceof Struct change)
        || change.schema().field("source") == null
        || change.schema().field("after") == null) {
      return null;
    }
    Struct source = change.getStruct("source");
    boolean removed = DELETED.equals(change.getString("op"));
    Struct row = change.getStruct(removed ? "before" : "after");
    if (row == null) {
      return null;
    }
    return switch (source.getString("table")) {
      case "studios" -> Streams.STUDIO_CHANGED.encode(studio(row, source, removed));
      case "artists" -> Streams.ARTIST_CHANGED.encode(artist(row, source, removed));
      default -> null;
    };
  }

  private static StudioChanged studio(Struct row, Struct source, boolean removed) {
    String id = row.getString("studio_id");
    return StudioChanged.newBuilder()
        .setEventId(eventId(source, id))
        .setTenantId(row.getString("tenant_id"))
        .setStudioId(id)
        .setChangedAt(committedAt(source))
        .setName(row.getString("name"))
        .setTimeZone(row.getString("time_zone"))
        .setCountry(row.getString("country"))
        .setCurrency(row.getString("currency"))
        .setRemoved(removed)
        .build();
  }

  private static ArtistChanged artist(Struct row, Struct source, boolean removed) {
    String id = row.getString("artist_id");
    return ArtistChanged.newBuilder()
        .setEventId(eventId(source, id))
        .setTenantId(row.getString("tenant_id"))
        .setArtistId(id)
        .setStudioId(row.getString("studio_id"))
        .setChangedAt(committedAt(source))
        .setName(row.getString("name"))
        .setExternalStaffId(row.getString("external_staff_id"))
        .setWeeklyMinutes(row.getInt32("weekly_minutes"))
        .setRemoved(removed)
        .build();
  }

  private static String eventId(Struct source, String key) {
    return IdType.EVENT.derived(
        committedAt(source),
        "row",
        source.getString("db"),
        source.getString("table"),
        key,
        String.valueOf(source.get("lsn")));
  }

  /** When the transaction committed; of a row of the first snapshot: when that was taken. */
  private static Instant committedAt(Struct source) {
    return Instant.ofEpochMilli(source.getInt64("ts_ms"));
  }
}
