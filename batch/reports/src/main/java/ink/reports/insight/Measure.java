package ink.reports.insight;

import org.jspecify.annotations.Nullable;

/** What artists are compared by. A value exists where enough stands behind it. */
enum Measure {
  APPROVAL("Designs approved", Kind.SHARE),
  BOOKING("Approved, booked", Kind.SHARE),
  KEPT("Appointments kept", Kind.SHARE),
  NO_SHOW("No-shows", Kind.SHARE),
  PRICE("Mean price", Kind.MONEY),
  LEAD("Wait for an appointment", Kind.DAYS),
  UTILISATION("Booked time", Kind.SHARE);

  /** Fewer than these behind a value, and it says nothing yet. */
  static final int LEAST = 10;

  /** How it is printed. */
  enum Kind {
    SHARE,
    MONEY,
    DAYS
  }

  final String label;
  final Kind kind;

  Measure(String label, Kind kind) {
    this.label = label;
    this.kind = kind;
  }

  /** An artist's; null when too little stands behind it. Money is in minor units. */
  @Nullable Estimate of(Artist artist, double alpha) {
    Funnel funnel = artist.funnel();
    Chair chair = artist.chair();
    return switch (this) {
      case APPROVAL -> share(funnel.approved(), funnel.designs(), alpha);
      case BOOKING -> share(funnel.booked(), funnel.approved(), alpha);
      case KEPT -> share(chair.kept(), chair.agreed(), alpha);
      case NO_SHOW -> share(chair.noShows(), chair.due(), alpha);
      case PRICE ->
          chair.prices().size() < LEAST ? null : Estimate.mean(chair.sortedPrices(), alpha);
      case LEAD ->
          chair.leads().size() < LEAST ? null : Estimate.median(chair.sortedLeads(), alpha);
      case UTILISATION -> utilisation(artist);
    };
  }

  /** The value alone, which is cheaper; NaN when too little stands behind it. */
  double value(Artist artist) {
    Funnel funnel = artist.funnel();
    Chair chair = artist.chair();
    return switch (this) {
      case APPROVAL -> ratio(funnel.approved(), funnel.designs());
      case BOOKING -> ratio(funnel.booked(), funnel.approved());
      case KEPT -> ratio(chair.kept(), chair.agreed());
      case NO_SHOW -> ratio(chair.noShows(), chair.due());
      case PRICE ->
          chair.prices().size() < LEAST
              ? Double.NaN
              : (double) chair.revenueMinor() / chair.prices().size();
      case LEAD -> chair.leads().size() < LEAST ? Double.NaN : chair.medianLead();
      case UTILISATION -> {
        Estimate utilisation = utilisation(artist);
        yield utilisation == null ? Double.NaN : utilisation.value();
      }
    };
  }

  private static @Nullable Estimate share(long count, long total, double alpha) {
    return total < LEAST ? null : Estimate.share(count, total, alpha);
  }

  private static double ratio(long count, long total) {
    return total < LEAST ? Double.NaN : (double) count / total;
  }

  /** Counted, not sampled: its interval is itself. */
  private static @Nullable Estimate utilisation(Artist artist) {
    Integer minutes = artist.weeklyMinutes();
    if (minutes == null || minutes <= 0 || artist.chair().agreed() == 0) {
      return null;
    }
    double share = artist.chair().minutes() / ((double) minutes * artist.weeks());
    return new Estimate(share, share, share);
  }
}
