package ink.reports.trend;

import ink.reports.ReportTable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Trend Report's numbers. */
record TrendRows(
    List<Week> weeks,
    List<Shift> shifts,
    List<Region> regions,
    List<BodyPart> bodyParts,
    List<Booked> bookings,
    List<Word> words) {

  TrendRows {
    weeks = List.copyOf(weeks);
    shifts = List.copyOf(shifts);
    regions = List.copyOf(regions);
    bodyParts = List.copyOf(bodyParts);
    bookings = List.copyOf(bookings);
    words = List.copyOf(words);
  }

  /**
   * A style in a week. Null: fewer than ten.
   *
   * @param share of the interest published for the week
   */
  record Week(
      LocalDate start,
      String style,
      @Nullable Long requested,
      @Nullable Long succeeded,
      @Nullable Long views,
      @Nullable Long likes,
      @Nullable Long shares,
      double share) {
    /** What is published of requests, views, likes and shares. */
    long interest() {
      return orZero(requested) + orZero(views) + orZero(likes) + orZero(shares);
    }

    private static long orZero(@Nullable Long count) {
      return count == null ? 0 : count;
    }
  }

  /** People interested in a style in the last fortnight against the one before. */
  record Shift(String style, long earlierPeople, long recentPeople, ShareChange change) {}

  /** A style in a country. */
  record Region(String country, String style, long events, double share) {}

  /** A place on the body. */
  record BodyPart(String part, long requested, double share) {}

  /** Appointments that a style led to. */
  record Booked(String style, long bookings, @Nullable Long standing, double share) {}

  /** A word that could not be drawn. */
  record Word(String word, long prompts) {}

  boolean isEmpty() {
    return tables().stream().allMatch(table -> table.rows().isEmpty());
  }

  /** The rows as programs read them. */
  List<ReportTable> tables() {
    return List.of(
        ReportTable.of(
            "weeks",
            "week_start, style, requested, succeeded, views, likes, shares, events, events_share",
            weeks,
            w ->
                new @Nullable Object[] {
                  w.start,
                  w.style,
                  w.requested,
                  w.succeeded,
                  w.views,
                  w.likes,
                  w.shares,
                  w.interest(),
                  w.share
                }),
        ReportTable.of(
            "shifts",
            "style, earlier_people, recent_people, earlier_share, recent_share, difference,"
                + " difference_low, difference_high, direction",
            shifts,
            s ->
                new @Nullable Object[] {
                  s.style,
                  s.earlierPeople,
                  s.recentPeople,
                  s.change.earlier(),
                  s.change.recent(),
                  s.change.difference(),
                  s.change.low(),
                  s.change.high(),
                  s.change.direction().slug()
                }),
        ReportTable.of(
            "regions",
            "country, style, events, share",
            regions,
            r -> new @Nullable Object[] {r.country, r.style, r.events, r.share}),
        ReportTable.of(
            "body_parts",
            "body_part, requested, share",
            bodyParts,
            b -> new @Nullable Object[] {b.part, b.requested, b.share}),
        ReportTable.of(
            "bookings",
            "style, bookings, standing, share",
            bookings,
            b -> new @Nullable Object[] {b.style, b.bookings, b.standing, b.share}),
        ReportTable.of(
            "words", "word, prompts", words, w -> new @Nullable Object[] {w.word, w.prompts}));
  }
}
