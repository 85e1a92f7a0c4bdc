package ink.reports.studio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one studio's report rests on: its spans and what happened in each.
 *
 * @param lines appointments, in the order of the query
 * @param names artists' names by their id
 * @param freshTo when the newest that is known of it happened; null: nothing is
 */
record StudioFigures(
    Studio studio,
    List<Line> lines,
    List<Paid> paid,
    List<Seat> roster,
    Map<String, String> names,
    @Nullable Instant freshTo) {
  StudioFigures {
    lines = List.copyOf(lines);
    paid = List.copyOf(paid);
    roster = List.copyOf(roster);
    names = Map.copyOf(names);
  }

  /**
   * Appointments of one artist, style and currency that ended in a span.
   *
   * @param artist id; null: nobody knows who
   * @param style null: no design led to them
   * @param currency null: none was told
   */
  record Line(
      String span,
      @Nullable String artist,
      @Nullable String style,
      @Nullable String currency,
      Tally tally) {}

  /** Money that moved in a span, in minor units of the currency. */
  record Paid(String span, String kind, String currency, long payments, long amountMinor) {}

  /**
   * An artist who was there when a span ended.
   *
   * @param weeklyMinutes null: nobody said
   */
  record Seat(String span, String artist, @Nullable Integer weeklyMinutes) {}

  /**
   * The currency of the report: the studio's own; when nobody told it, the one in which most of its
   * appointments are priced. Null: there is none. Amounts of others are never added to it.
   */
  @Nullable String currency() {
    if (studio.currency() != null) {
      return studio.currency();
    }
    Map<String, Long> counts = new TreeMap<>();
    for (Line line : lines) {
      if (line.currency() != null) {
        counts.merge(line.currency(), line.tally().stands(), Long::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** All appointments of a span; money in the report's currency. */
  Tally of(Span span) {
    return by(span, line -> "").getOrDefault("", Tally.NONE);
  }

  /** A span's appointments by artist; the empty text stands for none known. */
  Map<String, Tally> byArtist(Span span) {
    return by(span, line -> line.artist() == null ? "" : line.artist());
  }

  /** A span's appointments that a design led to, by its style. */
  Map<String, Tally> byStyle(Span span) {
    Map<String, Tally> styles = by(span, line -> line.style() == null ? "" : line.style());
    styles.remove("");
    return styles;
  }

  private Map<String, Tally> by(Span span, Function<Line, String> group) {
    String currency = currency();
    Map<String, Tally> tallies = new TreeMap<>();
    for (Line line : lines) {
      if (line.span().equals(span.key())) {
        boolean ours = line.currency() == null || line.currency().equals(currency);
        tallies.merge(
            group.apply(line), ours ? line.tally() : line.tally().withoutMoney(), Tally::plus);
      }
    }
    return tallies;
  }

  /** Revenue of a span in other currencies, in minor units of each. */
  Map<String, Long> otherMoney(Span span) {
    String currency = currency();
    return lines.stream()
        .filter(line -> line.span().equals(span.key()) && line.currency() != null)
        .filter(line -> !Objects.equals(line.currency(), currency) && line.tally().priceMinor() > 0)
        .collect(
            Collectors.groupingBy(
                line -> String.valueOf(line.currency()),
                TreeMap::new,
                Collectors.summingLong(line -> line.tally().priceMinor())));
  }

  /** What moved in a span in the report's currency, by kind. */
  Map<String, Paid> payments(Span span) {
    Map<String, Paid> kinds = new HashMap<>();
    for (Paid payment : paid) {
      if (payment.span().equals(span.key()) && payment.currency().equals(currency())) {
        kinds.put(payment.kind(), payment);
      }
    }
    return kinds;
  }

  /** Who was there when a span ended. */
  List<Seat> seats(Span span) {
    return roster.stream().filter(seat -> seat.span().equals(span.key())).toList();
  }

  /** Minutes of a span that its artists could be booked; those who told none are left out. */
  double bookable(Span span) {
    return seats(span).stream()
            .mapToDouble(seat -> seat.weeklyMinutes() == null ? 0 : seat.weeklyMinutes())
            .sum()
        * span.weeks();
  }

  /**
   * Share of the bookable time that is booked: minutes that stand, of artists who told their hours.
   * NaN when none did.
   */
  double utilisation(Span span) {
    Map<String, Tally> booked = byArtist(span);
    long minutes =
        seats(span).stream()
            .filter(seat -> seat.weeklyMinutes() != null && seat.weeklyMinutes() > 0)
            .mapToLong(seat -> booked.getOrDefault(seat.artist(), Tally.NONE).minutes())
            .sum();
    double bookable = bookable(span);
    return bookable == 0 ? Double.NaN : minutes / bookable;
  }

  /** The same of one artist; NaN when they were not there or told no hours. */
  double utilisation(Span span, String artist) {
    return seats(span).stream()
        .filter(seat -> seat.artist().equals(artist))
        .filter(seat -> seat.weeklyMinutes() != null && seat.weeklyMinutes() > 0)
        .mapToDouble(
            seat ->
                byArtist(span).getOrDefault(artist, Tally.NONE).minutes()
                    / (Objects.requireNonNull(seat.weeklyMinutes()) * span.weeks()))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What the studio received in a span: deposits and balances less refunds, in minor units. */
  long received(Span span) {
    Map<String, Paid> moved = payments(span);
    return amount(moved, "deposit") + amount(moved, "balance") - amount(moved, "refund");
  }

  /** The amount of a kind, in minor units. */
  static long amount(Map<String, Paid> moved, String kind) {
    Paid paid = moved.get(kind);
    return paid == null ? 0 : paid.amountMinor();
  }

  /** Why revenue of a span is not that of the one before. */
  RevenueChange change(Span span) {
    return RevenueChange.between(byArtist(span.before(1)), byArtist(span));
  }

  /** Whether anything is known of a span or the ones its page compares it with. */
  boolean isEmpty() {
    return lines.isEmpty() && paid.isEmpty();
  }

  /** Under which name an artist works; a studio's own words for nobody known. */
  String name(String artist) {
    return artist.isEmpty() ? "No artist named" : names.getOrDefault(artist, "Artist " + artist);
  }

  /** Artists of a span: who was there, and whoever had appointments. */
  List<String> artists(Span span) {
    List<String> all = new ArrayList<>(byArtist(span).keySet());
    seats(span).stream().map(Seat::artist).filter(a -> !all.contains(a)).forEach(all::add);
    return all;
  }
}
