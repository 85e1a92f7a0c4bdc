package ink.reports.insight;

import ink.events.Streams;
import ink.reports.Basis;
import ink.reports.Edition;
import ink.reports.Input;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Report;
import ink.reports.ReportTable;
import ink.reports.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an artist's designs become appointments, beside comparable artists: an edition an artist. */
public final class InsightReport implements Report {
  @Override
  public String name() {
    return "artist-insights";
  }

  @Override
  public String about() {
    return "each artist's way from design to appointment, beside comparable ones, and what to try";
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        Input.of(Streams.GENERATION_REQUESTED, "tenant_id", "client_id", "artist_id", "style"),
        Input.of(Streams.GENERATION_COMPLETED, "tenant_id", "design_id", "artist_id", "style"),
        Input.of(Streams.APP_EVENT_RECORDED, "tenant_id", "actor_id", "name", "style", "design_id"),
        history(
            Input.of(
                Streams.STUDIO_CHANGED,
                "tenant_id",
                "studio_id",
                "name",
                "country",
                "currency",
                "removed")),
        history(
            Input.of(
                Streams.ARTIST_CHANGED,
                "tenant_id",
                "artist_id",
                "studio_id",
                "name",
                "external_staff_id",
                "weekly_minutes",
                "removed")),
        history(
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
                "currency")),
        history(Input.of(Streams.BOOKING_CORRELATED, "tenant_id", "booking_id", "design_id")),
        history(Input.of(Streams.PAYMENT_RECORDED, "tenant_id", "booking_id", "kind")));
  }

  private static Input history(Input input) {
    return new Input(
        input.view(), input.stream(), input.time(), input.columns(), Input.Reach.HISTORY);
  }

  @Override
  public Stream<Edition> build(PinnedLake lake, Period period) {
    InsightQuestions questions = new InsightQuestions(lake, period);
    List<Artist> artists = questions.artists();
    List<String> risers = questions.risers();
    Basis basis = Basis.of(lake, inputs(), period);
    return artists.stream().map(artist -> edition(artist, artists, risers, basis));
  }

  private Edition edition(Artist me, List<Artist> all, List<String> risers, Basis basis) {
    Peers peers = Peers.of(me, all);
    List<Recommendation> recommendations = new Advisor(me, peers, risers).advise();
    return Edition.of(
        name(),
        new Subject(me.tenantId(), me.artistId()),
        new InsightStory(me, peers, recommendations, basis).tell(),
        tables(me, peers, recommendations));
  }

  private static List<ReportTable> tables(
      Artist me, Peers peers, List<Recommendation> recommendations) {
    Chair chair = me.chair();
    return List.of(
        ReportTable.of(
            "funnel",
            "style, designs, approved, booked, kept, currency, revenue_minor",
            List.copyOf(me.styles().entrySet()),
            style ->
                new @Nullable Object[] {
                  style.getKey(),
                  style.getValue().designs(),
                  style.getValue().approved(),
                  style.getValue().booked(),
                  style.getValue().kept(),
                  me.currency(),
                  style.getValue().revenueMinor()
                }),
        ReportTable.of(
            "appointments",
            "kept, no_shows, cancelled_by_client, cancelled_by_studio, minutes, currency, revenue_minor",
            List.of(chair),
            c ->
                new @Nullable Object[] {
                  c.kept(),
                  c.noShows(),
                  c.cancelledByClient(),
                  c.cancelledByStudio(),
                  c.minutes(),
                  me.currency(),
                  c.revenueMinor()
                }),
        ReportTable.of(
            "benchmarks",
            "measure, own, own_low, own_high, peers, median, median_low, median_high, lower_quartile,"
                + " upper_quartile, verdict",
            Benchmark.of(me, peers, Advisor.ALPHA),
            InsightReport::row),
        ReportTable.of(
            "recommendations",
            "rule, recommendation, evidence, given, currency, effect_minor, effect_low_minor, effect_high_minor",
            recommendations,
            r ->
                new @Nullable Object[] {
                  r.rule(),
                  r.head(),
                  r.evidence(),
                  r.given(),
                  me.currency(),
                  Math.round(r.effect().value()),
                  Math.round(r.effect().low()),
                  Math.round(r.effect().high())
                }));
  }

  private static @Nullable Object[] row(Benchmark benchmark) {
    Estimate own = benchmark.own();
    Peers.Spread peers = benchmark.peers();
    return new @Nullable Object[] {
      benchmark.measure().name().toLowerCase(java.util.Locale.ROOT),
      own == null ? null : own.value(),
      own == null ? null : own.low(),
      own == null ? null : own.high(),
      peers == null ? null : peers.count(),
      peers == null ? null : peers.median().value(),
      peers == null ? null : peers.median().low(),
      peers == null ? null : peers.median().high(),
      peers == null ? null : peers.lower(),
      peers == null ? null : peers.upper(),
      benchmark.verdict()
    };
  }
}
