package ink.bookings;

import java.util.Optional;

/** The connections that studios made. */
public interface BookingConnections {
  /**
   * @throws ConnectionsUnavailableException when nobody can tell now
   */
  Optional<BookingConnection> find(String connectionId) throws ConnectionsUnavailableException;
}
