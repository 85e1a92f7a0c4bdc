package ink.reports.insight;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An artist and their period.
 *
 * @param country of the studio; null: not known
 * @param currency of the studio; null: not known
 * @param weeklyMinutes that they can be booked; null: nobody said
 * @param colleagues artists at the studio, this one counted
 * @param styles funnel by style
 * @param weeks length of the period
 */
record Artist(
    String tenantId,
    String artistId,
    String name,
    String studioId,
    String studio,
    @Nullable String country,
    @Nullable String currency,
    @Nullable Integer weeklyMinutes,
    long colleagues,
    Map<String, Funnel> styles,
    Chair chair,
    int weeks) {
  Artist {
    styles = java.util.Collections.unmodifiableMap(new TreeMap<>(styles));
  }

  Funnel funnel() {
    return styles.values().stream().reduce(Funnel.NONE, Funnel::plus);
  }

  /** The style of most of their designs; empty without any. */
  String mainStyle() {
    return styles.entrySet().stream()
        .max(
            Comparator.comparingLong((Map.Entry<String, Funnel> s) -> s.getValue().designs())
                .thenComparing(Map.Entry.<String, Funnel>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** How large their studio is: {@code alone}, {@code two to four}, {@code five or more}. */
  String size() {
    return colleagues == 1 ? "alone" : colleagues < 5 ? "two to four" : "five or more";
  }

  /** Whether they have made or done anything in the period. */
  boolean isIdle() {
    return styles.isEmpty() && chair.agreed() == 0;
  }
}
