package ink.reports.trend;

import ink.facts.AppEventRecorded;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationRequested;
import ink.reports.Period;
import ink.reports.TestFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The Trend Report's numbers, counted again in plain loops over the facts. */
final class TrendRecount {
  private static final Set<String> INTEREST =
      Set.of("design_viewed", "design_liked", "design_shared");

  private final Period period;
  private final Collection<GenerationRequested> requested;
  private final Collection<GenerationCompleted> everCompleted;
  private final List<GenerationCompleted> completed = new ArrayList<>();
  private final Collection<AppEventRecorded> events;
  private final Collection<BookingChanged> bookings;
  private final Collection<BookingCorrelated> correlated;

  TrendRecount(TestFacts facts, Period period) {
    this.period = period;
    requested = once(facts.requested, f -> f.getEventId(), f -> in(f.getRequestedAt()));
    everCompleted =
        once(facts.completed, f -> f.getEventId(), f -> f.getCompletedAt().isBefore(period.to()));
    for (GenerationCompleted f :
        once(facts.completed, f -> f.getEventId(), f -> in(f.getRequestedAt()))) {
      completed.add(f);
    }
    events = once(facts.appEvents, f -> f.getEventId(), f -> in(f.getOccurredAt()));
    bookings =
        once(facts.bookings, f -> f.getEventId(), f -> f.getChangedAt().isBefore(period.to()));
    correlated = once(facts.correlated, f -> f.getEventId(), f -> in(f.getCorrelatedAt()));
  }

  private boolean in(Instant at) {
    return !at.isBefore(period.from()) && at.isBefore(period.to());
  }

  private static <T> Collection<T> once(
      List<T> facts, Function<T, String> id, java.util.function.Predicate<T> wanted) {
    Map<String, T> byId = new LinkedHashMap<>();
    for (T fact : facts) {
      if (wanted.test(fact)) {
        byId.put(id.apply(fact), fact);
      }
    }
    return byId.values();
  }

  TrendRows rows() {
    return new TrendRows(weeks(), shifts(), regions(), bodyParts(), booked(), words());
  }

  private LocalDate week(Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return period.start().plusWeeks(ChronoUnit.DAYS.between(period.start(), day) / 7);
  }

  private static Long published(long count) {
    return count < 10 ? null : count;
  }

  private List<TrendRows.Week> weeks() {
    Map<LocalDate, Map<String, long[]>> counts = new TreeMap<>();
    for (GenerationRequested f : requested) {
      cell(counts, f.getRequestedAt(), f.getStyle())[0]++;
    }
    for (GenerationCompleted f : completed) {
      cell(counts, f.getRequestedAt(), f.getStyle())[1]++;
    }
    List<String> kinds = List.of("design_viewed", "design_liked", "design_shared");
    for (AppEventRecorded f : events) {
      if (f.getStyle() != null && kinds.contains(f.getName())) {
        cell(counts, f.getOccurredAt(), f.getStyle())[2 + kinds.indexOf(f.getName())]++;
      }
    }
    List<TrendRows.Week> weeks = new ArrayList<>();
    counts.forEach(
        (start, styles) -> {
          Map<String, Long> interest = new TreeMap<>();
          styles.forEach(
              (style, c) -> {
                long sum = 0;
                for (int i : new int[] {0, 2, 3, 4}) {
                  sum += c[i] < 10 ? 0 : c[i];
                }
                if (sum > 0) {
                  interest.put(style, sum);
                }
              });
          double total = interest.values().stream().mapToLong(Long::longValue).sum();
          interest.forEach(
              (style, sum) -> {
                long[] c = styles.get(style);
                weeks.add(
                    new TrendRows.Week(
                        start,
                        style,
                        published(c[0]),
                        published(c[1]),
                        published(c[2]),
                        published(c[3]),
                        published(c[4]),
                        sum / total));
              });
        });
    return weeks;
  }

  private long[] cell(Map<LocalDate, Map<String, long[]>> counts, Instant at, String style) {
    return counts
        .computeIfAbsent(week(at), w -> new TreeMap<>())
        .computeIfAbsent(style, s -> new long[5]);
  }

  private List<TrendRows.Shift> shifts() {
    Instant recent = period.to().minus(Duration.ofDays(14));
    Instant earlier = period.to().minus(Duration.ofDays(28));
    Map<String, Set<String>> before = new TreeMap<>();
    Map<String, Set<String>> lately = new TreeMap<>();
    for (GenerationRequested f : requested) {
      String person = f.getClientId() != null ? f.getClientId() : f.getTenantId();
      person(before, lately, earlier, recent, f.getRequestedAt(), f.getStyle(), person);
    }
    for (AppEventRecorded f : events) {
      if (f.getStyle() != null && INTEREST.contains(f.getName())) {
        person(before, lately, earlier, recent, f.getOccurredAt(), f.getStyle(), f.getActorId());
      }
    }
    Map<String, long[]> people = new TreeMap<>();
    lately.forEach(
        (style, who) -> {
          int then = before.getOrDefault(style, Set.of()).size();
          if (who.size() >= 10 && then >= 10) {
            people.put(style, new long[] {then, who.size()});
          }
        });
    long allThen = people.values().stream().mapToLong(p -> p[0]).sum();
    long allNow = people.values().stream().mapToLong(p -> p[1]).sum();
    List<TrendRows.Shift> shifts = new ArrayList<>();
    people.forEach(
        (style, p) ->
            shifts.add(
                new TrendRows.Shift(
                    style,
                    p[0],
                    p[1],
                    ShareChange.between(p[0], allThen, p[1], allNow, 0.05 / people.size()))));
    return shifts;
  }

  private static void person(
      Map<String, Set<String>> before,
      Map<String, Set<String>> lately,
      Instant earlier,
      Instant recent,
      Instant at,
      String style,
      String person) {
    if (!at.isBefore(earlier)) {
      (at.isBefore(recent) ? before : lately)
          .computeIfAbsent(style, s -> new HashSet<>())
          .add(person);
    }
  }

  private List<TrendRows.Region> regions() {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    for (GenerationRequested f : requested) {
      region(counts, f.getCountry(), f.getStyle());
    }
    for (AppEventRecorded f : events) {
      if (f.getStyle() != null && INTEREST.contains(f.getName())) {
        region(counts, f.getCountry(), f.getStyle());
      }
    }
    List<TrendRows.Region> regions = new ArrayList<>();
    counts.forEach(
        (country, styles) -> {
          styles.values().removeIf(n -> n < 10);
          double total = styles.values().stream().mapToLong(Long::longValue).sum();
          styles.forEach(
              (style, n) -> regions.add(new TrendRows.Region(country, style, n, n / total)));
        });
    return regions;
  }

  private static void region(Map<String, Map<String, Long>> counts, String country, String style) {
    if (country != null && country.matches("[A-Z]{2}")) {
      counts.computeIfAbsent(country, c -> new TreeMap<>()).merge(style, 1L, Long::sum);
    }
  }

  private List<TrendRows.BodyPart> bodyParts() {
    Map<String, Long> counts = new TreeMap<>();
    for (GenerationRequested f : requested) {
      if (f.getBodyPart() != null && !f.getBodyPart().isBlank()) {
        counts.merge(f.getBodyPart().strip().toLowerCase(Locale.ROOT), 1L, Long::sum);
      }
    }
    counts.values().removeIf(n -> n < 10);
    double total = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(e -> new TrendRows.BodyPart(e.getKey(), e.getValue(), e.getValue() / total))
        .toList();
  }

  private List<TrendRows.Booked> booked() {
    Map<String, String> styles = new HashMap<>();
    everCompleted.forEach(f -> styles.put(f.getDesignId(), f.getStyle()));
    Map<String, BookingCorrelated> led = new HashMap<>();
    for (BookingCorrelated f : correlated) {
      led.merge(
          f.getBookingId(), f, (a, b) -> a.getCorrelatedAt().isBefore(b.getCorrelatedAt()) ? b : a);
    }
    Map<String, BookingChanged> newest = new HashMap<>();
    for (BookingChanged f : bookings) {
      newest.merge(
          f.getBookingId(), f, (a, b) -> a.getExternalVersion() < b.getExternalVersion() ? b : a);
    }
    Map<String, long[]> counts = new TreeMap<>();
    led.forEach(
        (booking, f) -> {
          String style = styles.get(f.getDesignId());
          if (style != null) {
            long[] c = counts.computeIfAbsent(style, s -> new long[2]);
            c[0]++;
            BookingChanged state = newest.get(booking);
            if (state != null && Set.of("pending", "accepted").contains(state.getStatus())) {
              c[1]++;
            }
          }
        });
    counts.values().removeIf(c -> c[0] < 10);
    double total = counts.values().stream().mapToLong(c -> c[0]).sum();
    return counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, long[]>>comparingLong(e -> -e.getValue()[0])
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            e -> {
              long all = e.getValue()[0];
              long standing = e.getValue()[1];
              boolean shown = standing >= 10 && (standing == all || all - standing >= 10);
              return new TrendRows.Booked(e.getKey(), all, shown ? standing : null, all / total);
            })
        .toList();
  }

  private List<TrendRows.Word> words() {
    Map<String, Set<String>> prompts = new TreeMap<>();
    for (GenerationCompleted f : completed) {
      for (String word : f.getUndrawnWords()) {
        if (word.matches("\\p{L}[\\p{L}'’-]+")) {
          prompts
              .computeIfAbsent(word.toLowerCase(Locale.ROOT), w -> new HashSet<>())
              .add(f.getTenantId() + "\n" + f.getPrompt());
        }
      }
    }
    return prompts.entrySet().stream()
        .filter(e -> e.getValue().size() >= 10)
        .map(e -> new TrendRows.Word(e.getKey(), e.getValue().size()))
        .sorted(
            Comparator.comparingLong(TrendRows.Word::prompts)
                .reversed()
                .thenComparing(TrendRows.Word::word))
        .toList();
  }
}
