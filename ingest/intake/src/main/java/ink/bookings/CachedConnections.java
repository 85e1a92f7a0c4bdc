package ink.bookings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * Connections, remembered for 30 s: a rotated secret takes that long to count. What is not there is
 * not remembered: a new connection works at once, and ids that cannot be are refused before.
 */
public final class CachedConnections implements BookingConnections {
  static final Duration MEMORY = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final BookingConnections source;
  private final Cache<String, BookingConnection> known;

  public CachedConnections(BookingConnections source) {
    this(source, Ticker.systemTicker());
  }

  CachedConnections(BookingConnections source, Ticker ticker) {
    this.source = source;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(MEMORY)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Optional<BookingConnection> find(String connectionId)
      throws ConnectionsUnavailableException {
    BookingConnection remembered = known.getIfPresent(connectionId);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    Optional<BookingConnection> found = source.find(connectionId);
    found.ifPresent(connection -> known.put(connectionId, connection));
    return found;
  }
}
