package ink.reports.studio;

import ink.reports.Basis;
import ink.reports.Definition;
import ink.reports.Money;
import ink.reports.Wording;
import ink.reports.page.Brand;
import ink.reports.page.Grid;
import ink.reports.page.Section;
import ink.reports.page.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The Studio Report in words, charts and tables. */
record StudioStory(StudioFigures figures, Span span, Brand brand, Basis basis) {
  private static final String BELOW = " The numbers are in the table below.";

  Story tell() {
    boolean nothing = figures.isEmpty();
    return new Story(
        brand,
        "Studio Report",
        (span.unit() == Span.Unit.WEEK ? "The week" : "The month")
            + " at "
            + figures.studio().name(),
        "Revenue, appointments and who made them, and why it changed.",
        nothing ? nothing() : null,
        nothing ? List.of() : new StudioFindings(figures, span, money()).findings(),
        nothing ? List.of() : facts(),
        nothing ? List.of() : sections(),
        method(),
        definitions(),
        basis);
  }

  private Money money() {
    return new Money(figures.currency());
  }

  private String unit() {
    return span.unit().word();
  }

  private Story.Notice nothing() {
    return new Story.Notice(
        "No appointments yet",
        List.of(
            "Nothing is known of an appointment or a payment of this studio in the "
                + StudioQuestions.drawn(span.unit())
                + " "
                + unit()
                + "s up to this one, and none is coming.",
            "The report fills by itself once the studio’s calendar is connected: Square Appointments or"
                + " Acuity Scheduling, under the studio’s booking connections. Appointments that are on"
                + " the calendar already are taken over with the first that changes.",
            "If it is connected and you expected to see appointments here, look whether the connection’s"
                + " webhook is still registered with the platform."));
  }

  private List<Story.Fact> facts() {
    Tally now = figures.of(span);
    return List.of(
        new Story.Fact(money().about(now.priceMinor()), "revenue of kept appointments"),
        new Story.Fact(Wording.count(now.stands()), "appointments kept"),
        new Story.Fact(percent(figures.utilisation(span)), "of bookable time booked"),
        new Story.Fact(percent(now.noShowRate()), "of clients did not come"));
  }

  private List<Section> sections() {
    StudioCharts charts = new StudioCharts(figures, span, money());
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.of(
                "Revenue, " + unit() + " by " + unit(),
                priced("Prices of the appointments that were kept"))
            .with(charts.revenue(), "Bars: revenue by " + unit() + "." + BELOW, earlier())
            .with(spans()));
    sections.add(change(charts));
    sections.add(artists(charts));
    sections.add(styles(charts));
    sections.add(payments());
    sections.add(
        Section.of("What came of appointments", "All that ended in the " + unit() + ".")
            .asHalf()
            .showing(outcomes()));
    sections.add(ahead());
    return sections;
  }

  private String priced(String lead) {
    return figures.currency() == null
        ? lead + "; no price was told yet."
        : lead + ", in " + figures.currency() + ".";
  }

  private String earlier() {
    return span.unit() == Span.Unit.WEEK ? "The label is the week’s Monday." : "";
  }

  private Grid spans() {
    return Grid.of(
        List.of("<" + capital(unit()), "Revenue", "Kept", "No-shows", "Cancelled", "Booked time"),
        StudioCharts.drawn(span),
        s -> {
          Tally tally = figures.of(s);
          return List.of(
              Wording.day(s.start()) + " – " + Wording.day(s.end().minusDays(1)),
              money().exact(tally.priceMinor()),
              Wording.count(tally.stands()),
              Wording.count(tally.noShows()),
              Wording.count(tally.cancelledByClient() + tally.cancelledByStudio()),
              percent(figures.utilisation(s)));
        });
  }

  private Section change(StudioCharts charts) {
    RevenueChange change = figures.change(span);
    Section section =
        Section.of(
            "What changed, and why",
            priced(
                "Revenue against the "
                    + unit()
                    + " before, "
                    + money().change(change.after() - change.before())
                    + ", shared out among its causes"));
    if (change.parts().isEmpty()) {
      return section.remark("There were no appointments in either " + unit() + ".");
    }
    return section
        .with(
            charts.change(change),
            "Bars: what each cause added or took." + BELOW,
            "Appointments: more or fewer were agreed on. Kept: a greater or smaller part of them took place."
                + " Price: they cost more or less.")
        .showing(
            Grid.of(
                List.of("<Artist", "Appointments", "Kept", "Price", "Together"),
                change.parts(),
                part ->
                    List.of(
                        figures.name(part.artist()),
                        money().change(part.appointments()),
                        money().change(part.kept()),
                        money().change(part.price()),
                        toned(part.sum()) + money().change(part.sum()))));
  }

  private static String toned(long change) {
    return change > 0 ? "riser:" : change < 0 ? "fader:" : "";
  }

  private Section artists(StudioCharts charts) {
    Map<String, Tally> tallies = figures.byArtist(span);
    Section section =
        Section.of("Artists side by side", priced("Revenue of the " + unit() + " by artist"));
    List<String> artists =
        figures.artists(span).stream()
            .sorted(
                Comparator.comparingLong((String a) -> -tally(tallies, a).priceMinor())
                    .thenComparing(figures::name))
            .toList();
    if (artists.isEmpty()) {
      return section.remark("No artist is known yet, and no appointment names one.");
    }
    return section
        .with(
            charts.bars(
                "artists",
                artists.stream()
                    .map(a -> new StudioCharts.Bar(figures.name(a), tally(tallies, a).priceMinor()))
                    .toList()),
            "Bars: revenue by artist." + BELOW,
            "")
        .showing(
            Grid.of(
                List.of(
                    "<Artist",
                    "Revenue",
                    "Kept",
                    "Mean price",
                    "An hour",
                    "No-shows",
                    "Cancelled",
                    "Booked time"),
                artists,
                a -> {
                  Tally t = tally(tallies, a);
                  return List.of(
                      figures.name(a),
                      money().about(t.priceMinor()),
                      Wording.count(t.stands()),
                      money().about(t.meanPrice()),
                      money().about(t.priceMinor() * 60.0 / t.minutes()),
                      Wording.count(t.noShows()),
                      Wording.count(t.cancelledByClient() + t.cancelledByStudio()),
                      percent(figures.utilisation(span, a)));
                }));
  }

  private static Tally tally(Map<String, Tally> tallies, String group) {
    return tallies.getOrDefault(group, Tally.NONE);
  }

  private Section styles(StudioCharts charts) {
    Section section =
        Section.of("Best styles", priced("Revenue of kept appointments that a design led to"))
            .asHalf();
    List<Map.Entry<String, Tally>> styles =
        figures.byStyle(span).entrySet().stream()
            .filter(style -> style.getValue().stands() > 0)
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Tally> s) -> -s.getValue().priceMinor())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    if (styles.isEmpty()) {
      return section.remark(
          "No design led to an appointment that was kept in this " + unit() + ".");
    }
    return section
        .with(
            charts.bars(
                "styles",
                styles.stream()
                    .map(
                        s ->
                            new StudioCharts.Bar(
                                Wording.style(s.getKey()), s.getValue().priceMinor()))
                    .toList()),
            "Bars: revenue by style." + BELOW,
            "")
        .showing(
            Grid.of(
                List.of("<Style", "Kept", "Revenue"),
                styles,
                s ->
                    List.of(
                        Wording.style(s.getKey()),
                        Wording.count(s.getValue().stands()),
                        money().exact(s.getValue().priceMinor()))));
  }

  private Section payments() {
    Section section =
        Section.of(
                "Money that moved",
                priced("Payments of the " + unit() + ", by when they were made"))
            .asHalf();
    Map<String, StudioFigures.Paid> now = figures.payments(span);
    Map<String, StudioFigures.Paid> then = figures.payments(span.before(1));
    if (now.isEmpty() && then.isEmpty()) {
      return section.remark("No payment is known of this " + unit() + " or the one before.");
    }
    Section told =
        section.showing(
            Grid.of(
                List.of("<Kind", "This " + unit(), "Before"),
                List.of("deposit", "balance", "refund", "forfeit"),
                kind ->
                    List.of(
                        kinds(kind),
                        money().exact(StudioFigures.amount(now, kind)),
                        money().exact(StudioFigures.amount(then, kind)))));
    return told.remark(
        "Received in all: "
            + money().exact(figures.received(span))
            + ", deposits and balances less refunds.");
  }

  static String kinds(String kind) {
    return switch (kind) {
      case "deposit" -> "Deposits";
      case "balance" -> "Balances";
      case "refund" -> "Refunds";
      default -> "Forfeited deposits";
    };
  }

  private Grid outcomes() {
    Tally now = figures.of(span);
    Tally then = figures.of(span.before(1));
    record Outcome(String what, long now, long then) {}
    return Grid.of(
        List.of("<Outcome", "This " + unit(), "Before"),
        List.of(
            new Outcome("Kept", now.stands(), then.stands()),
            new Outcome("Client did not come", now.noShows(), then.noShows()),
            new Outcome(
                "Cancelled by the client", now.cancelledByClient(), then.cancelledByClient()),
            new Outcome(
                "Cancelled by the studio", now.cancelledByStudio(), then.cancelledByStudio()),
            new Outcome("Declined", now.declined(), then.declined()),
            new Outcome("Never answered", now.unanswered(), then.unanswered())),
        o -> List.of(o.what(), Wording.count(o.now()), Wording.count(o.then())));
  }

  private Section ahead() {
    Span next = span.before(-1);
    Tally coming = figures.of(next);
    return Section.of(
            "The " + unit() + " that follows",
            Wording.day(next.start())
                + " to "
                + Wording.day(next.end().minusDays(1))
                + ", as the calendar stood.")
        .asHalf()
        .remark(
            Wording.count(coming.stands())
                + (coming.stands() == 1 ? " appointment stands" : " appointments stand")
                + ", worth "
                + money().about(coming.priceMinor())
                + "; "
                + percent(figures.utilisation(next))
                + " of the bookable time is taken. "
                + Wording.count(coming.unanswered())
                + (coming.unanswered() == 1 ? " request waits" : " requests wait")
                + " for the studio’s answer.");
  }

  private List<String> method() {
    List<String> method = new ArrayList<>();
    Studio studio = figures.studio();
    method.add(
        "The "
            + unit()
            + " is the studio’s own, by the clock of "
            + (studio.zoneIsKnown() ? studio.zone().getId() : "UTC")
            + ". An appointment counts in the "
            + unit()
            + " in which it ends, as its calendar told of it last: what is corrected later is corrected"
            + " in the next build, too.");
    if (!studio.zoneIsKnown()) {
      method.add(
          "The studio’s time zone is set to “"
              + studio.timeZone()
              + "”, which is none that is known; until it is corrected, days are UTC’s.");
    }
    Map<String, Long> other = figures.otherMoney(span);
    if (!other.isEmpty()) {
      method.add(
          "Not in the revenue, for currencies are not added up: "
              + String.join(
                  ", ",
                  other.entrySet().stream()
                      .map(e -> new Money(e.getKey()).exact(e.getValue()))
                      .toList())
              + ".");
    }
    long unpriced = figures.of(span).unpriced();
    if (unpriced > 0) {
      method.add(
          Wording.count(unpriced)
              + " kept "
              + (unpriced == 1 ? "appointment has" : "appointments have")
              + " no price in the report’s currency and count as zero.");
    }
    return method;
  }

  private List<Definition> definitions() {
    return Stream.of(
            new Definition(
                "Kept", "Accepted, over, and neither cancelled nor missed by the newest word."),
            new Definition(
                "Revenue",
                "Prices of kept appointments, as the calendar tells them, in one currency."),
            new Definition(
                "What changed, and why",
                "Revenue is appointments agreed on × share of them kept × mean price, artist by artist. The"
                    + " change is shared out as Shapley does: each cause gets its mean effect over all orders"
                    + " in which the three could have changed, so the parts add up to the change."),
            new Definition(
                "Booked time",
                "Minutes of appointments that stand, against the minutes a week their artist can be booked, of"
                    + " the artists who were there when the "
                    + unit()
                    + " ended and told their hours."),
            new Definition(
                "No-shows",
                "Clients who did not come, against those who came or did not. Cancelled ones are neither."),
            new Definition(
                "Artist", "Whoever carried the calendar’s staff id when the appointment began."),
            new Definition(
                "Style",
                "Of the design that led to the appointment: it names the design, or it came soon after it."),
            new Definition(
                "Forfeited deposits",
                "Deposits that were paid before and that the studio keeps; no money moves."))
        .toList();
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "–" : Wording.percent(share);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
