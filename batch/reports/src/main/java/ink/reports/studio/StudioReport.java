package ink.reports.studio;

import ink.events.Streams;
import ink.reports.Basis;
import ink.reports.Days;
import ink.reports.Document;
import ink.reports.Edition;
import ink.reports.Input;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Report;
import ink.reports.Subject;
import ink.reports.page.Brand;
import ink.reports.page.Story;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A studio's last week or month that was over when the run's period ended, by the studio's clock.
 * An edition a studio.
 */
public final class StudioReport implements Report {
  private final Span.Unit unit;
  private final StudioBrands brands;
  private final Clock clock;

  /**
   * A report of weeks or of months.
   *
   * @param brands under whose name each studio's appears
   * @param clock a span that it does not see over is not reported
   */
  public StudioReport(Span.Unit unit, StudioBrands brands, Clock clock) {
    this.unit = unit;
    this.brands = brands;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "studio-" + unit.word();
  }

  @Override
  public String about() {
    return "each studio's last " + unit.word() + ", by its clock, and why it was as it was";
  }

  /** All that is known: an appointment of long ago may be corrected today. */
  @Override
  public List<Input> inputs() {
    return Stream.of(
            Input.of(
                Streams.STUDIO_CHANGED,
                "tenant_id",
                "studio_id",
                "name",
                "time_zone",
                "country",
                "currency",
                "removed"),
            Input.of(
                Streams.ARTIST_CHANGED,
                "tenant_id",
                "artist_id",
                "studio_id",
                "name",
                "external_staff_id",
                "weekly_minutes",
                "removed"),
            Input.of(
                Streams.BOOKING_CHANGED,
                "tenant_id",
                "booking_id",
                "external_version",
                "status",
                "starts_at",
                "duration_minutes",
                "studio_id",
                "external_staff_id",
                "price_minor",
                "currency"),
            Input.of(Streams.BOOKING_CORRELATED, "tenant_id", "booking_id", "design_id"),
            Input.of(Streams.GENERATION_COMPLETED, "tenant_id", "design_id", "style"),
            Input.of(
                Streams.PAYMENT_RECORDED,
                "tenant_id",
                "studio_id",
                "kind",
                "currency",
                "amount_minor"))
        .map(
            input ->
                new Input(
                    input.view(),
                    input.stream(),
                    input.time(),
                    input.columns(),
                    Input.Reach.HISTORY))
        .toList();
  }

  /** Of every studio, the last span that is over: at the period's end, and by now. */
  @Override
  public Stream<Edition> build(PinnedLake lake, Period period) {
    Instant now = clock.instant();
    Instant asOf = period.to().isBefore(now) ? period.to() : now;
    return build(lake, studio -> List.of(Span.lastOver(unit, asOf, studio.zone())));
  }

  /** Of the asked spans of the asked studios. */
  public Stream<Edition> build(PinnedLake lake, Function<Studio, List<Span>> asked) {
    Function<Studio, Brand> brand = brands.now();
    return new StudioQuestions(lake, asked)
        .figures().stream()
            .flatMap(
                figures ->
                    asked.apply(figures.studio()).stream()
                        .map(span -> edition(figures, span, brand.apply(figures.studio()), lake)));
  }

  /** Of a studio of which the lake knows nothing yet: a page that says so. */
  public Edition empty(Studio studio, Span span, PinnedLake lake) {
    return edition(
        new StudioFigures(studio, List.of(), List.of(), List.of(), Map.of(), null),
        span,
        brands.now().apply(studio),
        lake);
  }

  private Edition edition(StudioFigures figures, Span span, Brand brand, PinnedLake lake) {
    Studio studio = figures.studio();
    Basis basis =
        new Basis(
            new Days(span.start(), span.end(), span.zone()),
            figures.freshTo(),
            lake.snapshots(),
            lake.missing());
    Story story = new StudioStory(figures, span, brand, basis).tell();
    Edition edition =
        Edition.of(
            name(),
            new Subject(studio.tenantId(), studio.studioId()),
            story,
            new StudioTables(figures, span).tables());
    List<Document> documents = new ArrayList<>(edition.documents());
    documents.add(MailBody.html(story));
    documents.add(MailBody.text(story));
    return new Edition(
        edition.report(),
        edition.subject(),
        edition.basis(),
        edition.definitions(),
        edition.tables(),
        documents);
  }
}
