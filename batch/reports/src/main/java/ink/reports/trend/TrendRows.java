package ink.reports.trend;

import ink.reports.ReportTable;
import ink.reports.demand.Courses;
import ink.reports.demand.DemandQuestions;
import ink.reports.demand.DemandTables;
import ink.reports.demand.StyleWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Trend Report's numbers. */
record TrendRows(
    List<StyleWeek> weeks,
    Courses courses,
    List<DemandQuestions.Region> regions,
    List<DemandQuestions.Price> priceIndex,
    List<Count> bodyParts,
    List<Booked> bookings,
    List<Count> words) {

  TrendRows {
    weeks = List.copyOf(weeks);
    regions = List.copyOf(regions);
    priceIndex = List.copyOf(priceIndex);
    bodyParts = List.copyOf(bodyParts);
    bookings = List.copyOf(bookings);
    words = List.copyOf(words);
  }

  /** A place on the body, or a word, and how many people named it. */
  record Count(String what, long people) {}

  /**
   * Appointments that a style led to.
   *
   * @param standing of these, not declined, cancelled or missed; null: too few, or all but too few
   */
  record Booked(String style, long bookings, @Nullable Long standing) {}

  boolean isEmpty() {
    return tables().stream().allMatch(table -> table.rows().isEmpty());
  }

  /** The rows as programs read them. */
  List<ReportTable> tables() {
    return List.of(
        DemandTables.weeks(weeks),
        DemandTables.growth(courses.growth()),
        DemandTables.seasons(courses.seasons()),
        DemandTables.regions(regions),
        DemandTables.priceIndex(priceIndex),
        ReportTable.of(
            "body_parts", "body_part, people", bodyParts, b -> new Object[] {b.what, b.people}),
        ReportTable.of(
            "bookings",
            "style, bookings, standing",
            bookings,
            b -> new @Nullable Object[] {b.style, b.bookings, b.standing}),
        ReportTable.of(
            "undrawn_words", "word, people", words, w -> new Object[] {w.what, w.people}));
  }
}
