package ink.reports.insight;

import ink.reports.Money;
import ink.reports.Wording;
import java.util.Locale;

/** Values and intervals as printed. */
record Print(Money money) {
  String value(Measure.Kind kind, double value) {
    return switch (kind) {
      case SHARE -> Wording.exactPercent(value);
      case MONEY -> money.about(value);
      case DAYS -> String.format(Locale.ENGLISH, "%.1f days", value);
    };
  }

  /** With its interval, unless that is a point. */
  String estimate(Measure.Kind kind, Estimate estimate) {
    return value(kind, estimate.value())
        + (estimate.low() == estimate.high() ? "" : " (" + interval(kind, estimate) + ")");
  }

  String interval(Measure.Kind kind, Estimate estimate) {
    return value(kind, estimate.low()) + " to " + value(kind, estimate.high());
  }
}
