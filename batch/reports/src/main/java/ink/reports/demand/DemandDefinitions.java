package ink.reports.demand;

import ink.reports.Definition;
import ink.reports.Suppression;

/** How numbers on demand are defined, for all reports that show them. */
public final class DemandDefinitions {
  public static final Definition PEOPLE =
      new Definition(
          "Interested people",
          "Different app users who viewed, liked or shared a design of the style, and different"
              + " clients (or artists, or studios, where no client is named) it was requested for."
              + " Each counts once a style and week (or country), however often they come, so that"
              + " a few busy accounts move nothing. A fact counts on the day it happened, however"
              + " late it reached us.");
  public static final Definition ASKERS =
      new Definition("Who asked", "Those of them for whom a design of the style was requested.");
  public static final Definition GROWTH =
      new Definition(
          "Rising, fading",
          "Growth is the slope of the logarithm of a style’s weekly people over that of the typical"
              + " style (the geometric mean of the styles wanted in every week), by weighted least"
              + " squares; from a year on, with the yearly wave taken out. Rising or fading: the"
              + " interval leaves out zero. Intervals widen with what varies more than counts do"
              + " (quasi-Poisson), and by Bonferroni so that all styles together hold with 95%"
              + " confidence.");
  public static final Definition SEASON =
      new Definition(
          "Season",
          "The yearly wave (one sine and cosine of the day of the year) in the logarithm of a"
              + " style’s weekly people, beside a steady growth. It is shown where a Wald test finds"
              + " it, at 5% for all styles together. The peak’s interval is by the delta method.");
  public static final Definition REGION =
      new Definition(
          "Share of a country, index",
          "Interested people of a style over those of all published styles there; the index is that"
              + " share over the share in all published countries. 2 means twice as wanted.");
  public static final Definition PRICE_INDEX =
      new Definition(
          "What an hour costs",
          "Price over length of the appointments that a design of the style led to, by their newest"
              + " word, over the median of all such in the same currency. Shown from "
              + Suppression.LEAST
              + " appointments at "
              + DemandQuestions.LEAST_STUDIOS
              + " studios on.");

  /** Why counts are missing. */
  public static final String SMALL_COUNTS =
      "The report speaks of all studios together and of no one in particular. Nothing is published"
          + " of fewer than "
          + Suppression.LEAST
          + ": such a count shows as – or is left out, with as many others that it does not follow"
          + " from a sum. Shares are of what is published; numbers of different tables therefore"
          + " need not add up.";

  private DemandDefinitions() {}
}
