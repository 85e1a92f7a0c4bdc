package ink.local.demo;

import ink.api.key.ApiKey;
import ink.ids.IdType;
import ink.local.Stack;
import ink.state.SecretSeal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Two studios with five artists and their clients, each with an API key and a booking platform.
 * Seeding twice changes nothing: every id derives from a name.
 *
 * @param studios the two
 */
public record DemoTenants(List<Studio> studios) {
  private static final Instant FOUNDED = Instant.parse("2026-01-05T09:00:00Z");

  public DemoTenants {
    studios = List.copyOf(studios);
  }

  /**
   * A studio, alone in its tenant.
   *
   * @param webhookUrl where its platform calls; part of what Square signs
   * @param webhookSecret Square: the signature key; Acuity: the API key
   */
  public record Studio(
      String tenantId,
      String studioId,
      String name,
      String country,
      String timeZone,
      String apiKey,
      String provider,
      String connectionId,
      String webhookUrl,
      String webhookSecret,
      List<Artist> artists,
      List<Client> clients) {}

  /** An artist and the id that the booking platform knows the artist by. */
  public record Artist(String id, String name, String externalStaffId) {}

  /** A client and the id that the booking platform knows the client by. */
  public record Client(String id, String name, String externalCustomerId) {}

  /** Writes the demo's studios into the database, where they are not there yet. */
  public static DemoTenants seed(Stack stack) throws SQLException {
    List<Studio> studios =
        List.of(
            studio(
                stack,
                "Black Fern Tattoo",
                "US",
                "America/New_York",
                "square",
                List.of("Mara Voss", "Ilan Reyes", "June Okafor")),
            studio(
                stack,
                "Nadelwerk",
                "DE",
                "Europe/Berlin",
                "acuity",
                List.of("Tilda Brandt", "Jonas Keller")));
    try (Connection connection = stack.postgres().connect("ink")) {
      connection.createStatement().execute("SET search_path = ink");
      connection.setAutoCommit(false);
      for (Studio studio : studios) {
        write(connection, stack, studio);
      }
      connection.commit();
    }
    return new DemoTenants(studios);
  }

  private static Studio studio(
      Stack stack,
      String name,
      String country,
      String zone,
      String provider,
      List<String> artistNames) {
    String slug = provider;
    String kept = stack.secrets().kept("demo-api-key-" + slug);
    ApiKey key = kept == null ? ApiKey.generate(ApiKey.Mode.LIVE) : ApiKey.parse(kept);
    if (key == null) {
      throw new IllegalStateException("the demo's API key in secrets.properties is damaged");
    }
    stack.secrets().put("demo-api-key-" + slug, key.secret());
    String connection = IdType.CONNECTION.derived(FOUNDED, "demo", slug);
    List<Artist> artists = new ArrayList<>();
    for (String artist : artistNames) {
      artists.add(
          new Artist(
              IdType.ARTIST.derived(FOUNDED, "demo", artist),
              artist,
              // Acuity names calendars by number, Square team members by a code.
              "acuity".equals(provider)
                  ? String.valueOf(27238 + artists.size())
                  : "TM" + artist.replace(" ", "")));
    }
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String who = provider + "-client-" + i;
      clients.add(
          new Client(
              IdType.CLIENT.derived(FOUNDED, "demo", who),
              "Client " + (i + 1),
              "acuity".equals(provider) ? who + "@example.com" : "CUST" + i));
    }
    return new Studio(
        IdType.TENANT.derived(FOUNDED, "demo", slug),
        IdType.STUDIO.derived(FOUNDED, "demo", slug),
        name,
        country,
        zone,
        key.secret(),
        provider,
        connection,
        "http://127.0.0.1:" + stack.ports().intake() + "/webhooks/" + provider + "/" + connection,
        stack.secrets().password("demo-webhook-secret-" + slug),
        artists,
        clients);
  }

  private static void write(Connection connection, Stack stack, Studio studio) throws SQLException {
    insert(
        connection,
        "INSERT INTO tenants (tenant_id, name, plan) VALUES (?, ?, 'enterprise') ON CONFLICT DO NOTHING",
        studio.tenantId(),
        studio.name());
    insert(
        connection,
        "INSERT INTO studios (studio_id, tenant_id, name, time_zone, country) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        studio.studioId(),
        studio.tenantId(),
        studio.name(),
        studio.timeZone(),
        studio.country());
    for (Artist artist : studio.artists()) {
      insert(
          connection,
          "INSERT INTO artists (artist_id, tenant_id, studio_id, name, external_staff_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          artist.id(),
          studio.tenantId(),
          studio.studioId(),
          artist.name(),
          artist.externalStaffId());
    }
    for (Client client : studio.clients()) {
      insert(
          connection,
          "INSERT INTO clients (client_id, tenant_id, studio_id, name, external_customer_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          client.id(),
          studio.tenantId(),
          studio.studioId(),
          client.name(),
          client.externalCustomerId());
    }
    ApiKey key = java.util.Objects.requireNonNull(ApiKey.parse(studio.apiKey()));
    byte[] pepper = Base64.getDecoder().decode(stack.secrets().key("key-pepper"));
    insert(
        connection,
        "INSERT INTO api_keys (api_key_id, tenant_id, name, start, hash, scopes) VALUES (?, ?, 'demo', ?, ?, '{generate,events,reports}') ON CONFLICT DO NOTHING",
        IdType.API_KEY.derived(FOUNDED, "demo", studio.provider()),
        studio.tenantId(),
        key.start(),
        key.hash(pepper));
    insert(
        connection,
        "INSERT INTO booking_connections (connection_id, tenant_id, studio_id, provider, notification_url, sealed_secret, api_base_url, api_user)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        studio.connectionId(),
        studio.tenantId(),
        studio.studioId(),
        studio.provider(),
        studio.webhookUrl(),
        new SecretSeal(stack.secrets().key("seal-key"))
            .seal(studio.connectionId(), studio.webhookSecret()),
        "acuity".equals(studio.provider())
            ? "http://127.0.0.1:" + stack.ports().simulatedPlatforms()
            : "https://connect.squareup.com",
        "demo-user");
  }

  private static void insert(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
