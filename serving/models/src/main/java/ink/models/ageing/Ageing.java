package ink.models.ageing;

import ink.models.skin.Ink;
import ink.models.skin.InkTable;
import ink.models.skin.LinearImage;
import ink.models.skin.Overlay;
import ink.models.skin.Overlay.Inked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ink after years: its edges spread like heat, with a wide faint halo, it fades by its pigment, and
 * turns patchy.
 */
public final class Ageing {

  private static final double CORE = .88;
  private static final double HALO = .12;
  private static final double HALO_WIDTH = 2.1;
  private static final double INVISIBLE = 1e-5;

  private Ageing() {}

  /**
   * The load of an ink after years.
   *
   * @param packed what the tattooer left, see {@link PackDensity}; ink that spreads over the edge
   *     of the map is lost, so {@link InkMap#padded pad} it
   * @param seed of the patchiness: one tattoo keeps its patches through the years
   */
  public static InkMap aged(
      InkMap packed, Ink ink, Wearer wearer, double years, Band band, long seed) {
    int width = packed.width();
    int height = packed.height();
    double ppm = packed.pixelsPerMillimetre();
    double sigma = wearer.sigma(years, band) * ppm;
    float[] core = Blur.gaussian(packed.load(), width, height, sigma);
    float[] halo = Blur.gaussian(packed.load(), width, height, sigma * HALO_WIDTH);
    double left = wearer.remaining(ink, years, band);
    double amount = .02 + .10 * (1 - StrictMath.exp(-years / 8));
    PatchNoise noise = new PatchNoise(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        double spread = CORE * core[i] + HALO * halo[i];
        // The tails of the halo reach far and cannot be seen.
        core[i] =
            spread < INVISIBLE
                ? 0
                : (float) (left * spread * (1 + amount * noise.at(x / ppm, y / ppm)));
      }
    }
    return packed.with(core);
  }

  /**
   * How a tattoo looks on the wearer's skin after years.
   *
   * @param packed each ink where it is, on maps of one size
   */
  public static LinearImage shown(
      Map<Ink, InkMap> packed, Wearer wearer, double years, Band band, long seed) {
    if (packed.isEmpty()) {
      throw new IllegalArgumentException("without an ink there is nothing to age");
    }
    List<Inked> inks = new ArrayList<>();
    InkMap any = packed.values().iterator().next();
    packed.forEach(
        (ink, map) -> {
          if (map.width() != any.width() || map.height() != any.height()) {
            throw new IllegalArgumentException("the maps of all inks must have one size");
          }
          inks.add(
              new Inked(
                  InkTable.of(wearer.skin(), ink, years),
                  aged(map, ink, wearer, years, band, seed).load()));
        });
    return Overlay.on(LinearImage.uniform(any.width(), any.height(), wearer.skin().light()), inks);
  }
}
