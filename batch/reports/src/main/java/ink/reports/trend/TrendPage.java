package ink.reports.trend;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import ink.reports.Period;
import ink.reports.TextFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Trend Report as a page that needs nothing but itself: no script, no font, no other address.
 *
 * @param freshTo event time of the newest fact; null: there is none
 * @param snapshots lake table and the snapshot that was read
 * @param missing tables that the lake does not have yet
 */
record TrendPage(
    TrendRows rows,
    Period period,
    @Nullable Instant freshTo,
    Map<String, Long> snapshots,
    List<String> missing) {

  private static final Template TEMPLATE =
      Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .zeroIsFalse(true)
          .compile(TextFile.beside(TrendPage.class, "trend_page.mustache"));
  private static final String CSS = TextFile.beside(TrendPage.class, "trend_page.css");

  String html() {
    TrendCharts charts = new TrendCharts(rows);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("css", CSS);
    view.put("first", Wording.date(period.start()));
    view.put("last", Wording.date(period.end().minusDays(1)));
    view.put("weekCount", period.weeks());
    view.put("fresh", freshTo == null ? "no event in the period" : Wording.minute(freshTo));
    view.put("least", TrendReport.LEAST_COUNT);
    view.put("empty", rows.isEmpty());
    view.put("nothingAtAll", snapshots.isEmpty());
    view.put("findings", TrendFindings.of(rows));
    view.put("facts", facts());
    view.put(
        "snapshots",
        snapshots.entrySet().stream()
            .map(entry -> Map.of("table", entry.getKey(), "id", entry.getValue().toString()))
            .toList());
    view.put("missing", String.join(", ", missing));
    section(view, "weeks", rows.weeks(), charts::weeks, this::week);
    section(view, "shifts", rows.shifts(), charts::shifts, TrendPage::shift);
    section(view, "regions", rows.regions(), charts::regions, TrendPage::region);
    section(view, "parts", rows.bodyParts(), charts::bodyParts, TrendPage::part);
    section(view, "bookings", rows.bookings(), charts::bookings, TrendPage::booked);
    section(view, "words", rows.words(), charts::words, TrendPage::word);
    return TEMPLATE.execute(view);
  }

  /** A section is there when it has rows; else the page says why it is not. */
  private static <T> void section(
      Map<String, Object> view,
      String name,
      List<T> rows,
      java.util.function.Supplier<TrendCharts.Chart> chart,
      java.util.function.Function<T, Map<String, String>> cells) {
    view.put(
        name,
        rows.isEmpty()
            ? List.of()
            : List.of(Map.of("chart", chart.get(), "rows", rows.stream().map(cells).toList())));
  }

  private List<Map<String, String>> facts() {
    long interest = rows.weeks().stream().mapToLong(TrendRows.Week::interest).sum();
    return List.of(
        fact(interest, "requests, views, likes and shares"),
        fact(rows.weeks().stream().map(TrendRows.Week::style).distinct().count(), "styles"),
        fact(
            rows.regions().stream().map(TrendRows.Region::country).distinct().count(), "countries"),
        fact(
            rows.bookings().stream().mapToLong(TrendRows.Booked::bookings).sum(),
            "appointments that a design led to"));
  }

  private static Map<String, String> fact(long count, String what) {
    return Map.of("count", Wording.count(count), "what", what);
  }

  private Map<String, String> week(TrendRows.Week w) {
    return Map.of(
        "week", Wording.day(w.start()) + " – " + Wording.day(w.start().plusDays(6)),
        "style", Wording.style(w.style()),
        "requested", Wording.count(w.requested()),
        "succeeded", Wording.count(w.succeeded()),
        "views", Wording.count(w.views()),
        "likes", Wording.count(w.likes()),
        "shares", Wording.count(w.shares()),
        "share", Wording.exactPercent(w.share()));
  }

  private static Map<String, String> shift(TrendRows.Shift s) {
    ShareChange change = s.change();
    return Map.of(
        "style", Wording.style(s.style()),
        "direction", change.direction().slug(),
        "says", change.direction().word(),
        "earlier", Wording.count(s.earlierPeople()),
        "recent", Wording.count(s.recentPeople()),
        "earlierShare", Wording.exactPercent(change.earlier()),
        "recentShare", Wording.exactPercent(change.recent()),
        "difference", Wording.points(change.difference()),
        "interval", Wording.points(change.low()) + " to " + Wording.points(change.high()));
  }

  private static Map<String, String> region(TrendRows.Region r) {
    return Map.of(
        "country", Wording.country(r.country()),
        "style", Wording.style(r.style()),
        "events", Wording.count(r.events()),
        "share", Wording.exactPercent(r.share()));
  }

  private static Map<String, String> part(TrendRows.BodyPart b) {
    return Map.of(
        "part", Wording.style(b.part()),
        "requested", Wording.count(b.requested()),
        "share", Wording.exactPercent(b.share()));
  }

  private static Map<String, String> booked(TrendRows.Booked b) {
    return Map.of(
        "style", Wording.style(b.style()),
        "bookings", Wording.count(b.bookings()),
        "standing", Wording.count(b.standing()),
        "share", Wording.exactPercent(b.share()));
  }

  private static Map<String, String> word(TrendRows.Word w) {
    return Map.of("word", w.word(), "prompts", Wording.count(w.prompts()));
  }
}
