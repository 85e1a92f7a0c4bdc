package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.inference.Age;
import ink.inference.Tensors;
import ink.models.ageing.Ageing;
import ink.models.ageing.Band;
import ink.models.ageing.InkMap;
import ink.models.ageing.Wearer;
import ink.models.body.sizing.Closing;
import ink.models.skin.Ink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** {@code age}: what years do to a design. */
final class AgeModel extends CraftModel<Age.Order> {

  /** Millimetres around the design into which ink spreads. */
  private static final double PADDING = 3;

  private static final double HEALING_YEARS = .25;

  /** One tattoo keeps its patches through the years, and so do two pictures of it. */
  private static final long PATCHES = 1;

  AgeModel(Executor bench) {
    super(Age.SIGNATURE, bench);
  }

  @Override
  Age.Order order(Tensors inputs) {
    return Age.order(inputs);
  }

  @Override
  void check(Age.Order order) {
    Inputs.size("WIDTH_MM", order.widthMm());
    Inputs.years(order.years());
    Wearer unused =
        Inputs.wearer(order.bodyPart(), order.skinTone(), order.sun(), order.overFifty());
  }

  @Override
  Age.Order example() {
    return new Age.Order(Example.PNG, Example.WIDTH_MM, "forearm", 5, 1, false, 10);
  }

  @Override
  Tensors work(Age.Order order) {
    Wearer wearer =
        Inputs.wearer(order.bodyPart(), order.skinTone(), order.sun(), order.overFifty());
    Picture picture = Picture.design(order.image(), order.widthMm());
    Map<Ink, InkMap> packed = picture.packed(PADDING);
    Map<Band, ByteString> shown = new EnumMap<>(Band.class);
    for (Band band : Band.values()) {
      shown.put(
          band,
          Picture.png(Ageing.shown(packed, wearer, order.years(), band, PATCHES), picture.scale()));
    }
    Closing closing =
        Inputs.judged("IMAGE", () -> Closing.of(picture.grey(), picture.scale(), wearer));
    return Age.outputs(
        new Age.Aged(
            of(shown, Band.LOW),
            of(shown, Band.CENTRE),
            of(shown, Band.HIGH),
            report(order.years(), List.copyOf(packed.keySet()), wearer, closing)));
  }

  private static Age.Report report(double years, List<Ink> inks, Wearer wearer, Closing closing) {
    List<Age.Estimate> estimates = new ArrayList<>();
    for (Band band : Band.values()) {
      estimates.add(
          new Age.Estimate(
              band.name().toLowerCase(Locale.ROOT),
              Figures.round(wearer.sigma(years, band)),
              Figures.round(closing.closed(years, band)),
              inks.stream()
                  .map(
                      ink ->
                          new Age.Remaining(
                              ink.word(), Figures.round(wearer.remaining(ink, years, band))))
                  .toList()));
    }
    List<Age.Gap> gaps =
        closing.first().stream()
            .map(
                spot ->
                    new Age.Gap(
                        Figures.round(spot.x()),
                        Figures.round(spot.y()),
                        Figures.round(spot.width()),
                        year(spot, Band.LOW),
                        year(spot, Band.CENTRE),
                        year(spot, Band.HIGH)))
            .toList();
    return new Age.Report(
        years, estimates, gaps, words(years, inks, wearer, closing, gaps), Band.BASIS);
  }

  private static List<String> words(
      double years, List<Ink> inks, Wearer wearer, Closing closing, List<Age.Gap> gaps) {
    List<String> words = new ArrayList<>();
    words.add(
        String.format(
            Locale.ROOT,
            "After %s years about %.0f %% of the gaps between its lines have closed up; it may be"
                + " %.0f to %.0f %%.",
            Figures.spoken(years),
            100 * closing.closed(years, Band.CENTRE),
            100 * closing.closed(years, Band.LOW),
            100 * closing.closed(years, Band.HIGH)));
    for (Age.Gap gap : gaps) {
      words.add(gap(gap));
    }
    for (Ink ink : inks) {
      words.add(
          String.format(
              Locale.ROOT,
              "About %.0f %% of the %s ink is left; it may be %.0f to %.0f %%.",
              100 * wearer.remaining(ink, years, Band.CENTRE),
              ink.word(),
              100 * wearer.remaining(ink, years, Band.HIGH),
              100 * wearer.remaining(ink, years, Band.LOW)));
    }
    words.add("These are estimates, " + Band.BASIS + ".");
    return words;
  }

  private static String gap(Age.Gap gap) {
    String where =
        String.format(
            Locale.ROOT,
            "The gap of %.2f mm at %.0f mm from the left and %.0f mm from the top ",
            gap.widthMm(),
            gap.xMm(),
            gap.yMm());
    if (gap.centre() == null) {
      return where + "stays open.";
    }
    // Healing alone spreads ink for three months.
    return gap.centre() < HEALING_YEARS
        ? where + "closes while it heals."
        : String.format(
            Locale.ROOT,
            "%scloses after about %s, at the earliest after %s.",
            where,
            Figures.time(gap.centre()),
            Figures.time(gap.high() == null ? 60 : gap.high()));
  }

  private static @Nullable Double year(Closing.Spot spot, Band band) {
    double year = spot.year(band);
    return Double.isInfinite(year) ? null : Figures.round(year);
  }

  private static ByteString of(Map<Band, ByteString> shown, Band band) {
    return shown.getOrDefault(band, ByteString.EMPTY);
  }
}
