package ink.api.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A design as PostgreSQL has it. */
record Design(
    String id,
    String generationId,
    String style,
    String prompt,
    long seed,
    String model,
    String modelVersion,
    String backend,
    List<String> undrawnWords,
    String imageKey,
    long imageBytes,
    String imageSha256,
    int widthPx,
    int heightPx,
    @Nullable String studioId,
    @Nullable String artistId,
    @Nullable String clientId,
    @Nullable String bodyPart,
    Instant createdAt) {

  static Design of(ResultSet row) throws SQLException {
    return new Design(
        row.getString("design_id"),
        row.getString("generation_id"),
        row.getString("style"),
        row.getString("prompt"),
        row.getLong("seed"),
        row.getString("model"),
        row.getString("model_version"),
        row.getString("backend"),
        List.of((String[]) row.getArray("undrawn_words").getArray()),
        row.getString("image_key"),
        row.getLong("image_bytes"),
        row.getString("image_sha256"),
        row.getInt("width_px"),
        row.getInt("height_px"),
        row.getString("studio_id"),
        row.getString("artist_id"),
        row.getString("client_id"),
        row.getString("body_part"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
