package ink.reports.studio;

import ink.reports.ReportTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Studio Report's rows for programs. Money is in minor units of the row's currency. */
record StudioTables(StudioFigures figures, Span span) {
  private static final String COUNTS =
      "kept, no_shows, cancelled_by_client, cancelled_by_studio, declined, unanswered, minutes,"
          + " revenue_minor, unpriced";

  List<ReportTable> tables() {
    return List.of(spans(), artists(), styles(), changes(), payments(), otherMoney());
  }

  /** The spans drawn and the one that follows; of that one, kept are the ones that stand. */
  private ReportTable spans() {
    return ReportTable.of(
        "spans",
        "start, end, currency, " + COUNTS + ", bookable_minutes, utilisation",
        Stream.concat(StudioCharts.drawn(span).stream(), Stream.of(span.before(-1))).toList(),
        s ->
            row(
                List.of(s.start(), s.end()),
                figures.of(s),
                Math.round(figures.bookable(s)),
                number(figures.utilisation(s))));
  }

  private ReportTable artists() {
    Map<String, Tally> tallies = figures.byArtist(span);
    return ReportTable.of(
        "artists",
        "artist_id, artist, currency, " + COUNTS + ", utilisation",
        figures.artists(span),
        a ->
            row(
                List.of(a, figures.name(a)),
                tallies.getOrDefault(a, Tally.NONE),
                number(figures.utilisation(span, a))));
  }

  private ReportTable styles() {
    return ReportTable.of(
        "styles",
        "style, currency, " + COUNTS,
        List.copyOf(figures.byStyle(span).entrySet()),
        style -> row(List.of(style.getKey()), style.getValue()));
  }

  private ReportTable changes() {
    return ReportTable.of(
        "changes",
        "artist_id, artist, currency, by_appointments_minor, by_kept_minor, by_price_minor",
        figures.change(span).parts(),
        part ->
            new @Nullable Object[] {
              part.artist(),
              figures.name(part.artist()),
              figures.currency(),
              part.appointments(),
              part.kept(),
              part.price()
            });
  }

  private ReportTable payments() {
    return ReportTable.of(
        "payments",
        "kind, currency, payments, amount_minor",
        figures.paid().stream().filter(paid -> paid.span().equals(span.key())).toList(),
        paid ->
            new @Nullable Object[] {
              paid.kind(), paid.currency(), paid.payments(), paid.amountMinor()
            });
  }

  private ReportTable otherMoney() {
    return ReportTable.of(
        "other_currencies",
        "currency, revenue_minor",
        List.copyOf(figures.otherMoney(span).entrySet()),
        other -> new @Nullable Object[] {other.getKey(), other.getValue()});
  }

  private @Nullable Object[] row(List<?> head, Tally tally, @Nullable Object... tail) {
    List<@Nullable Object> row = new ArrayList<>(head);
    row.add(figures.currency());
    row.addAll(
        List.of(
            tally.stands(),
            tally.noShows(),
            tally.cancelledByClient(),
            tally.cancelledByStudio(),
            tally.declined(),
            tally.unanswered(),
            tally.minutes(),
            tally.priceMinor(),
            tally.unpriced()));
    row.addAll(java.util.Arrays.asList(tail));
    return row.toArray();
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
