package ink.bookings;

import ink.facts.BookingChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each booking was when Kafka last took a fact of it: for platforms without versions, whose
 * hints come oftener than changes. Forgotten with the process; then a booking is told once more.
 */
final class LastTold {
  private final Map<String, List<Object>> contents;

  LastTold(int most) {
    this.contents =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, List<Object>> eldest) {
            return size() > most;
          }
        };
  }

  boolean isNews(BookingChanged booking) {
    return !content(booking).equals(contents.get(booking.getBookingId()));
  }

  void told(BookingChanged booking) {
    contents.put(booking.getBookingId(), content(booking));
  }

  private static List<Object> content(BookingChanged booking) {
    return List.of(
        booking.getStatus(),
        booking.getStartsAt(),
        booking.getDurationMinutes(),
        Optional.ofNullable(booking.getExternalStaffId()),
        Optional.ofNullable(booking.getExternalCustomerId()),
        Optional.ofNullable(booking.getNote()),
        Optional.ofNullable(booking.getDesignRef()),
        Optional.ofNullable(booking.getPriceMinor()));
  }
}
