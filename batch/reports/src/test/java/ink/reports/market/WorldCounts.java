package ink.reports.market;

import ink.facts.AppEventRecorded;
import ink.facts.BookingChanged;
import ink.facts.GenerationRequested;
import ink.reports.Suppression;
import ink.reports.demand.Elasticity;
import ink.reports.demand.StyleWeek;
import ink.world.Fact;
import ink.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A world's facts counted by plain loops, as the reports' questions count them. */
final class WorldCounts {
  private static final Set<String> INTEREST =
      Set.of("design_viewed", "design_liked", "design_shared");

  private final LocalDate start;
  private final Map<LocalDate, Map<String, Set<String>>> people = new TreeMap<>();
  private final Map<String, BookingChanged> made = new TreeMap<>();

  WorldCounts(World world) {
    start = world.plan().start();
    world.facts().map(Fact::record).forEach(this::count);
  }

  private void count(Object record) {
    if (record instanceof GenerationRequested f) {
      String person = f.getClientId();
      if (person == null) {
        person = f.getArtistId() == null ? f.getTenantId() : f.getArtistId();
      }
      interested(f.getRequestedAt(), f.getStyle(), person);
    } else if (record instanceof AppEventRecorded f) {
      if (f.getStyle() != null && INTEREST.contains(f.getName())) {
        interested(f.getOccurredAt(), f.getStyle(), f.getActorId());
      }
    } else if (record instanceof BookingChanged f) {
      made.merge(
          f.getBookingId(), f, (a, b) -> b.getExternalVersion() < a.getExternalVersion() ? b : a);
    }
  }

  private void interested(Instant at, String style, String person) {
    LocalDate week = start.plusWeeks(days(at) / 7);
    people
        .computeIfAbsent(week, w -> new TreeMap<>())
        .computeIfAbsent(style, s -> new HashSet<>())
        .add(person);
  }

  private long days(Instant at) {
    return ChronoUnit.DAYS.between(start, at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  List<StyleWeek> weeks() {
    List<StyleWeek> weeks = new ArrayList<>();
    people.forEach(
        (week, styles) ->
            styles.forEach(
                (style, who) -> {
                  if (who.size() >= Suppression.LEAST) {
                    weeks.add(new StyleWeek(week, style, who.size(), null));
                  }
                }));
    return weeks;
  }

  List<Elasticity.Fortnight> fortnights() {
    Map<String, TreeSet<String>> cells = new TreeMap<>();
    made.forEach(
        (id, booking) -> {
          if (booking.getPriceMinor() != null) {
            String cell =
                booking.getStudioId()
                    + " "
                    + booking.getCurrency()
                    + " "
                    + days(booking.getChangedAt()) / 14;
            cells.computeIfAbsent(cell, c -> new TreeSet<>()).add(id);
          }
        });
    List<Elasticity.Fortnight> fortnights = new ArrayList<>();
    cells.forEach(
        (cell, bookings) -> {
          if (bookings.size() >= 2) {
            String[] key = cell.split(" ");
            double[] sums = new double[2];
            int nth = 0;
            for (String id : bookings) {
              BookingChanged booking = made.get(id);
              sums[nth++ % 2] +=
                  Math.log(booking.getPriceMinor() * 60.0 / booking.getDurationMinutes());
            }
            int ones = (bookings.size() + 1) / 2;
            fortnights.add(
                new Elasticity.Fortnight(
                    key[0],
                    key[1],
                    Integer.parseInt(key[2]),
                    bookings.size(),
                    sums[0] / ones,
                    sums[1] / (bookings.size() - ones)));
          }
        });
    return fortnights;
  }
}
