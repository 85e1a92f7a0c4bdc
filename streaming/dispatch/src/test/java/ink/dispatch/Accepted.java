package ink.dispatch;

import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Generations as the API accepts them: a row in PostgreSQL and the fact that tells of it. */
public final class Accepted {
  private static final String TENANT = tenant();

  private Accepted() {}

  private static String tenant() {
    String tenant = IdType.TENANT.next();
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO tenants (tenant_id, name, plan) VALUES (?, 'Black Rose', 'pro')")) {
      insert.setString(1, tenant);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return tenant;
  }

  /** A request with a minute to its deadline, not accepted yet. */
  public static GenerationRequested.Builder request() {
    return request(IdType.GENERATION.next(), Instant.now());
  }

  public static GenerationRequested.Builder request(String id, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MICROS);
    return GenerationRequested.newBuilder()
        .setEventId(IdType.EVENT.derived(now, id, "requested"))
        .setTenantId(TENANT)
        .setGenerationId(id)
        .setRequestedAt(now)
        .setDeadlineAt(now.plus(Duration.ofMinutes(1)))
        .setLane("draft")
        .setPlan("pro")
        .setModel("ink-flash")
        .setPrompt("a mandala of peonies")
        .setStyle("mandala")
        .setSeed(7)
        .setWidthPx(64)
        .setHeightPx(64)
        .setBodyPart("forearm")
        .setCountry("DE");
  }

  /** Writes the row and returns the fact. */
  public static GenerationRequested accept(GenerationRequested.Builder builder) {
    GenerationRequested request = builder.build();
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO generations (generation_id, tenant_id, lane, plan, model, prompt, style,"
                    + " seed, width_px, height_px, body_part, country, requested_at, deadline_at,"
                    + " cacheable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, request.getGenerationId());
      insert.setString(2, request.getTenantId());
      insert.setString(3, request.getLane());
      insert.setString(4, request.getPlan());
      insert.setString(5, request.getModel());
      insert.setString(6, request.getPrompt());
      insert.setString(7, request.getStyle());
      insert.setLong(8, request.getSeed());
      insert.setInt(9, request.getWidthPx());
      insert.setInt(10, request.getHeightPx());
      insert.setString(11, request.getBodyPart());
      insert.setString(12, request.getCountry());
      insert.setObject(13, request.getRequestedAt().atOffset(ZoneOffset.UTC));
      insert.setObject(14, request.getDeadlineAt().atOffset(ZoneOffset.UTC));
      insert.setBoolean(15, Boolean.TRUE.equals(request.getCacheable()));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return request;
  }
}
