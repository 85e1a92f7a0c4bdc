package ink.models.touchup;

import ink.models.ageing.Band;
import ink.models.ageing.GapRule;
import ink.models.ageing.Wearer;
import ink.models.skin.Ink;
import ink.models.touchup.Reminder.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * A tattoo's reminders, by day. The same tattoo has the same schedule; nothing is sent from here,
 * and whoever sends asks {@link #since} the day of consent.
 */
public record Schedule(Tattoo tattoo, List<Reminder> reminders) {

  /** Six weeks: before that, skin is healing and nobody inks it again. */
  public static final int HEALED = 42;

  /** Eight weeks: the careful end of what artists wait, with the healed photo at hand. */
  private static final int OPENS = 56;

  private static final int MONTHS_OPEN = 6;
  private static final double SOONEST = 0.5;
  private static final double LATEST = 12;

  /** An ink with less left than this looks faded. */
  private static final double FADED = 0.75;

  /** Contrast lost between two photos that calls for an artist now. */
  private static final double LOST = 0.25;

  public Schedule {
    reminders = reminders.stream().sorted(Comparator.comparing(Reminder::day)).toList();
  }

  public static Schedule of(Tattoo tattoo) {
    LocalDate made = tattoo.made();
    Reminder review = review(tattoo);
    List<Reminder> reminders = new ArrayList<>();
    reminders.add(
        new Reminder(
            Kind.AFTERCARE,
            made.plusDays(3),
            "Wash it gently, keep it moist, and keep it out of the sun and out of water."));
    reminders.add(
        new Reminder(
            Kind.AFTERCARE,
            made.plusDays(14),
            "Flakes are normal: do not scratch, and still no sun and no swimming."));
    reminders.add(
        new Reminder(
            Kind.HEALED_PHOTO,
            made.plusDays(HEALED),
            "It has healed: take a photo beside a white card, to compare later ones with."));
    reminders.add(
        new Reminder(
            Kind.TOUCH_UP_OPENS,
            made.plusDays(OPENS),
            "From now on an artist can fill in what healing left light."));
    reminders.add(
        new Reminder(
            Kind.TOUCH_UP_CLOSES,
            made.plusMonths(MONTHS_OPEN),
            "Many artists' first touch-up is free until about now."));
    for (int year = 1; year == 1 || !made.plusYears(year).isAfter(review.day()); year++) {
      reminders.add(
          new Reminder(
              Kind.YEARLY_PHOTO,
              made.plusYears(year),
              "Take a photo beside a white card, to see what has faded."));
    }
    reminders.add(review);
    return new Schedule(tattoo, reminders);
  }

  private static Reminder review(Tattoo tattoo) {
    Wearer wearer = tattoo.wearer();
    double years = Math.min(LATEST, wearer.part().firstReview());
    String reason =
        String.format(
            Locale.ROOT,
            "Tattoos on the %s are best looked at after %s.",
            wearer.part().words(),
            spoken(years));
    for (Ink ink : tattoo.inks()) {
      double faded = first(t -> wearer.remaining(ink, t, Band.CENTRE) <= FADED, years);
      if (faded < years) {
        years = faded;
        reason =
            String.format(
                Locale.ROOT, "By now about a quarter of the %s ink should have faded.", ink.word());
      }
    }
    double closing = GapRule.LINES.closesAfter(tattoo.narrowestGap(), wearer, Band.CENTRE);
    if (closing < years) {
      years = closing;
      reason =
          String.format(
              Locale.ROOT, "By now gaps of %.1f mm begin to close up.", tattoo.narrowestGap());
    }
    // Whole months, rounded down: dates that people can say.
    int months = (int) Math.floor(Math.max(SOONEST, years) * 12 + 1e-9);
    return new Reminder(Kind.REVIEW, tattoo.made().plusMonths(months), reason);
  }

  private static String spoken(double years) {
    if (years < 1) {
      return String.format(Locale.ROOT, "%.0f months", years * 12);
    }
    return years == 1 ? "one year" : String.format(Locale.ROOT, "%.0f years", years);
  }

  /** When something that stays true comes true, to a day; {@code before} when it does not. */
  private static double first(DoublePredicate reached, double before) {
    if (!reached.test(before)) {
      return before;
    }
    double from = 0;
    double to = before;
    while (to - from > 1 / 365.0) {
      double middle = (from + to) / 2;
      if (reached.test(middle)) {
        to = middle;
      } else {
        from = middle;
      }
    }
    return to;
  }

  /**
   * After a photo has been compared with the one before.
   *
   * @param lost the part of the ink's contrast to the skin that is gone, 0 to 1
   * @return with the review on the day of the photo, where more than a quarter is gone; it is never
   *     moved later, nor into the six weeks of healing
   */
  public Schedule afterPhoto(LocalDate day, double lost) {
    if (!(lost >= -1 && lost <= 1)) {
      throw new IllegalArgumentException("lost contrast is a part of it, 0 to 1, not " + lost);
    }
    LocalDate healed = tattoo.made().plusDays(HEALED);
    LocalDate moved = day.isBefore(healed) ? healed : day;
    if (lost <= LOST) {
      return this;
    }
    return new Schedule(
        tattoo,
        reminders.stream()
            .map(
                reminder ->
                    reminder.kind() == Kind.REVIEW && moved.isBefore(reminder.day())
                        ? new Reminder(
                            Kind.REVIEW,
                            moved,
                            String.format(
                                Locale.ROOT,
                                "The photo shows %.0f %% less contrast than the one before.",
                                lost * 100))
                        : reminder)
            .toList());
  }

  /** What may still be sent to somebody who consented on a day. */
  public List<Reminder> since(LocalDate consent) {
    return reminders.stream().filter(reminder -> !reminder.day().isBefore(consent)).toList();
  }
}
