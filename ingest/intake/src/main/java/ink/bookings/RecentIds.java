package ink.bookings;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ids that were seen last; spares work, proves nothing. */
final class RecentIds {
  private final Map<String, Boolean> ids;

  RecentIds(int most) {
    this.ids =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > most;
          }
        };
  }

  synchronized boolean contains(String id) {
    return ids.containsKey(id);
  }

  synchronized void add(String id) {
    ids.put(id, true);
  }
}
