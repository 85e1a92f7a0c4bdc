package ink.api.generation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A generation as PostgreSQL has it. */
record Generation(
    String id,
    Status status,
    String lane,
    String model,
    String prompt,
    @Nullable String negativePrompt,
    String style,
    long seed,
    int widthPx,
    int heightPx,
    @Nullable String studioId,
    @Nullable String artistId,
    @Nullable String clientId,
    @Nullable String bodyPart,
    @Nullable String country,
    Instant requestedAt,
    Instant deadlineAt,
    @Nullable Instant cancelRequestedAt,
    @Nullable Outcome outcome) {

  enum Status {
    QUEUED,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    EXPIRED;

    String slug() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How it ended; written once, by dispatch. */
  record Outcome(
      Instant finishedAt,
      @Nullable String designId,
      @Nullable Integer attempts,
      @Nullable Long queueMs,
      @Nullable Long inferenceMs,
      boolean cached,
      @Nullable String cause,
      @Nullable String code,
      @Nullable String detail) {}

  /** The row under the cursor, with the columns that {@code find_generation.sql} names. */
  static Generation of(ResultSet row) throws SQLException {
    Instant finishedAt = instant(row, "finished_at");
    return new Generation(
        row.getString("generation_id"),
        Status.valueOf(row.getString("status").toUpperCase(java.util.Locale.ROOT)),
        row.getString("lane"),
        row.getString("model"),
        row.getString("prompt"),
        row.getString("negative_prompt"),
        row.getString("style"),
        row.getLong("seed"),
        row.getInt("width_px"),
        row.getInt("height_px"),
        row.getString("studio_id"),
        row.getString("artist_id"),
        row.getString("client_id"),
        row.getString("body_part"),
        row.getString("country"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getObject("deadline_at", OffsetDateTime.class).toInstant(),
        instant(row, "cancel_requested_at"),
        finishedAt == null
            ? null
            : new Outcome(
                finishedAt,
                row.getString("design_id"),
                row.getObject("attempts", Integer.class),
                row.getObject("queue_ms", Long.class),
                row.getObject("inference_ms", Long.class),
                row.getBoolean("cached"),
                row.getString("failure_cause"),
                row.getString("failure_code"),
                row.getString("failure_detail")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
