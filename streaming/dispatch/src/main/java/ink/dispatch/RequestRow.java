package ink.dispatch;

import ink.facts.GenerationRequested;
import ink.ids.IdType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A row of {@code generations} as the fact that was sent when it was accepted. */
public final class RequestRow {
  private RequestRow() {}

  /** The same fact, with the same ids, so that nobody takes it for a second one. */
  public static GenerationRequested fact(ResultSet row) throws SQLException {
    String generationId = row.getString("generation_id");
    Instant requestedAt = row.getObject("requested_at", OffsetDateTime.class).toInstant();
    return GenerationRequested.newBuilder()
        // As the API derives it.
        .setEventId(IdType.EVENT.derived(requestedAt, generationId, "requested"))
        .setTenantId(row.getString("tenant_id"))
        .setGenerationId(generationId)
        .setRequestedAt(requestedAt)
        .setDeadlineAt(row.getObject("deadline_at", OffsetDateTime.class).toInstant())
        .setLane(row.getString("lane"))
        .setPlan(row.getString("plan"))
        .setModel(row.getString("model"))
        .setPrompt(row.getString("prompt"))
        .setNegativePrompt(row.getString("negative_prompt"))
        .setStyle(row.getString("style"))
        .setSeed(row.getLong("seed"))
        .setWidthPx(row.getInt("width_px"))
        .setHeightPx(row.getInt("height_px"))
        .setStudioId(row.getString("studio_id"))
        .setArtistId(row.getString("artist_id"))
        .setClientId(row.getString("client_id"))
        .setBodyPart(row.getString("body_part"))
        .setCountry(row.getString("country"))
        .setCacheable(row.getBoolean("cacheable") ? true : null)
        .build();
  }
}
