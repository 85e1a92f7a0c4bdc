package ink.bookings.testing;

import ink.bookings.BookingConnection;
import ink.bookings.BookingConnections;
import ink.bookings.ConnectionsUnavailableException;
import ink.ids.IdType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Connections in memory, or none while it is told to be away. */
public final class KnownConnections implements BookingConnections {
  private final Map<String, BookingConnection> known = new ConcurrentHashMap<>();
  private volatile boolean away;

  public static BookingConnection connection(String provider, String apiBaseUrl) {
    String id = IdType.CONNECTION.next();
    return new BookingConnection(
        id,
        IdType.TENANT.next(),
        IdType.STUDIO.next(),
        provider,
        "https://hooks.example/webhooks/" + provider + "/" + id,
        "secret-of-" + id,
        apiBaseUrl,
        "user");
  }

  public BookingConnection add(BookingConnection connection) {
    known.put(connection.connectionId(), connection);
    return connection;
  }

  public void away(boolean isAway) {
    away = isAway;
  }

  @Override
  public Optional<BookingConnection> find(String connectionId)
      throws ConnectionsUnavailableException {
    if (away) {
      throw new ConnectionsUnavailableException("away", new IOException("no database"));
    }
    return Optional.ofNullable(known.get(connectionId));
  }
}
