package ink.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.bookings.testing.KnownConnections;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedConnectionsTest {
  private final KnownConnections source = new KnownConnections();
  private final AtomicLong nanos = new AtomicLong();
  private final CachedConnections cached = new CachedConnections(source, nanos::get);

  @Test
  void aConnectionIsRememberedForThirtySeconds() throws Exception {
    BookingConnection square = source.add(KnownConnections.connection("square", null));
    assertThat(cached.find(square.connectionId())).contains(square);
    source.away(true);

    assertThat(cached.find(square.connectionId())).contains(square);
    nanos.addAndGet(CachedConnections.MEMORY.toNanos() + 1);
    assertThatThrownBy(() -> cached.find(square.connectionId()))
        .isInstanceOf(ConnectionsUnavailableException.class);
  }

  @Test
  void whatIsNotThereIsAskedForAgain() throws Exception {
    BookingConnection square = KnownConnections.connection("square", null);
    assertThat(cached.find(square.connectionId())).isEmpty();
    source.add(square);

    assertThat(cached.find(square.connectionId())).contains(square);
    assertThat(square.toString()).doesNotContain(square.secret());
  }
}
