package ink.models.oldink;

import ink.models.ageing.Ageing;
import ink.models.ageing.Band;
import ink.models.ageing.InkMap;
import ink.models.ageing.PackDensity;
import ink.models.ageing.Wearer;
import ink.models.colour.LinearRgb;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.plane.Mask;
import ink.models.plane.Plane;
import ink.models.skin.Ink;
import ink.models.skin.InkTable;
import ink.models.skin.LinearImage;
import ink.models.skin.Overlay;
import ink.models.skin.Overlay.Inked;
import ink.models.skin.Skin;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A simulated photograph of a tattoo on a limb, with the truth about where ink is: skin and ink of
 * the optical model, shading of a cylinder, uneven light, mottled skin, hairs, a camera's noise.
 *
 * @param truth where an ink is at least half as dense as where it is densest within a millimetre
 */
public record SyntheticPhoto(LinearImage photo, Mask truth, double pixelsPerMillimetre) {

  /** Millimetres of skin, each way. */
  static final double FIELD = 90;

  /** What is tattooed. */
  public enum Subject {
    NONE,
    LINES,
    SOLID,
    COLOUR
  }

  /** Where light comes from. */
  public enum Light {
    EVEN,
    SIDE,
    LAMP
  }

  /**
   * @param tone typology angle of the skin, degrees
   * @param years since it healed
   */
  public static SyntheticPhoto of(
      double tone, Subject subject, double years, Light light, long seed, double ppm) {
    Skin skin = Skin.ofTypologyAngle(tone);
    int size = (int) Math.round(FIELD * ppm);
    List<Inked> inks = new ArrayList<>();
    parts(subject, seed)
        .forEach(
            part -> {
              InkMap packed = PackDensity.packed(InkMap.covered(part.drawing(), ppm));
              InkMap aged =
                  Ageing.aged(packed, part.ink(), Wearer.of(skin), years, Band.CENTRE, seed);
              inks.add(new Inked(InkTable.of(skin, part.ink(), years), aged.load()));
            });
    LinearImage bare = LinearImage.uniform(size, size, skin.light());
    LinearImage inked = Overlay.on(bare, inks);
    Mask truth = new Mask(size, size);
    for (Inked ink : inks) {
      add(truth, Overlay.on(bare, List.of(ink)), skin.light(), ppm);
    }
    return new SyntheticPhoto(
        photographed(inked, light, new SplittableRandom(seed), ppm), truth, ppm);
  }

  private record Part(Ink ink, Drawing drawing) {}

  private static List<Part> parts(Subject subject, long seed) {
    return switch (subject) {
      case NONE -> List.of();
      case LINES -> List.of(new Part(Ink.BLACK, lines(seed)));
      case SOLID ->
          List.of(
              new Part(
                  Ink.BLACK,
                  new Sheet()
                      .solid(Paths.ellipse(36, 42, 14, 18))
                      .solid(Paths.ellipse(58, 52, 7, 12))
                      .on(FIELD, FIELD)));
      case COLOUR ->
          List.of(
              new Part(Ink.RED, petals(0)),
              new Part(Ink.BLUE, petals(1)),
              new Part(Ink.GREEN, petals(2)),
              new Part(Ink.BLACK, outlines()));
    };
  }

  private static Drawing lines(long seed) {
    Drawing design =
        Designer.draw(new DesignBrief(Style.BOTANICAL, "bold rose no dots", "", seed, 1)).drawing();
    double scale = 52 / design.width();
    AffineTransform fit = AffineTransform.getTranslateInstance(19, 19);
    fit.scale(scale, scale);
    Sheet sheet = new Sheet();
    design.marks().forEach(mark -> sheet.add(new Sheet().mark(mark), new AffineTransform()));
    return new Sheet().add(sheet, fit).on(FIELD, FIELD);
  }

  private static Drawing petals(int colour) {
    Sheet sheet = new Sheet();
    for (int i = colour; i < 9; i += 3) {
      double angle = 2 * Math.PI * i / 9;
      sheet.solid(Paths.circle(45 + 17 * Math.cos(angle), 45 + 17 * Math.sin(angle), 4.6));
    }
    return sheet.on(FIELD, FIELD);
  }

  private static Drawing outlines() {
    Sheet sheet = new Sheet().line(Paths.circle(45, 45, 8), 1.5);
    for (int i = 0; i < 9; i++) {
      double angle = 2 * Math.PI * i / 9;
      sheet.line(Paths.circle(45 + 17 * Math.cos(angle), 45 + 17 * Math.sin(angle), 5), 1.2);
    }
    return sheet.on(FIELD, FIELD);
  }

  private static LinearImage photographed(
      LinearImage inked, Light light, SplittableRandom random, double ppm) {
    int size = inked.width();
    Plane mottled = noise(size, 4 * ppm, random);
    Plane fine = noise(size, .35 * ppm, random);
    float[][] channels = {inked.red().clone(), inked.green().clone(), inked.blue().clone()};
    for (int y = 0; y < size; y++) {
      double v = 2.0 * y / size - 1;
      for (int x = 0; x < size; x++) {
        double u = 2.0 * x / size - 1;
        int i = y * size + x;
        double shade =
            switch (light) {
              case EVEN -> 1 - .10 * u * u;
              case SIDE -> .25 + .75 * Math.sqrt(1 - .72 * (u + .2) * (u + .2) / 1.44) - .12 * u;
              case LAMP -> .35 + .75 * StrictMath.exp(-.9 * ((u + .3) * (u + .3) + (v + .2) * v));
            };
        double warm = light == Light.LAMP ? 1.12 : 1;
        double grain = 1 + .015 * fine.values()[i];
        double blood = .02 * mottled.values()[i];
        double[] tint = {warm * (1 + .3 * blood), 1 - blood, (1 - blood) / warm};
        for (int k = 0; k < 3; k++) {
          channels[k][i] *= (float) (shade * grain * tint[k]);
        }
      }
    }
    hairs(channels, size, random, ppm);
    for (float[] channel : channels) {
      for (int i = 0; i < channel.length; i++) {
        double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        channel[i] =
            (float) Math.max(0, channel[i] + noise * (.010 * Math.sqrt(channel[i]) + .002));
      }
    }
    // As a file keeps it: eight bits a channel.
    LinearImage seen = new LinearImage(size, size, channels[0], channels[1], channels[2]);
    return LinearImage.ofSrgb(size, size, seen.srgb());
  }

  private static Plane noise(int size, double cell, SplittableRandom random) {
    int cells = (int) Math.ceil(size / cell) + 2;
    Plane coarse = new Plane(cells, cells);
    for (int i = 0; i < coarse.values().length; i++) {
      coarse.values()[i] = (float) (2 * random.nextDouble() - 1);
    }
    Plane noise = new Plane(size, size);
    for (int i = 0; i < noise.values().length; i++) {
      noise.values()[i] = coarse.between(i % size / cell, i / size / cell);
    }
    return noise;
  }

  /** Dark hairs, a tenth of a millimetre thick and a centimetre long. */
  private static void hairs(float[][] channels, int size, SplittableRandom random, double ppm) {
    for (int hair = 0; hair < 40; hair++) {
      double x = random.nextDouble() * size;
      double y = random.nextDouble() * size;
      double angle = 1.2 + .6 * random.nextDouble();
      double bend = (random.nextDouble() - .5) * .04 / ppm;
      int steps = (int) ((6 + 8 * random.nextDouble()) * ppm);
      for (int step = 0; step < steps; step++) {
        int i = (int) y * size + (int) x;
        if (x < 0 || y < 0 || x >= size || y >= size) {
          break;
        }
        double dark = Math.min(.5, .10 * ppm * .7);
        for (float[] channel : channels) {
          channel[i] *= (float) (1 - dark);
        }
        x += Math.cos(angle);
        y += Math.sin(angle);
        angle += bend;
      }
    }
  }

  /** Each ink for itself: beside a black outline, red is still red. */
  private static void add(Mask truth, LinearImage inked, LinearRgb bare, double ppm) {
    Plane density = new Plane(inked.width(), inked.height());
    for (int i = 0; i < density.values().length; i++) {
      double r = Math.log10(bare.red() / inked.red()[i]);
      double g = Math.log10(bare.green() / inked.green()[i]);
      double b = Math.log10(bare.blue() / inked.blue()[i]);
      density.values()[i] = (float) InkDensity.of(r, g, b);
    }
    Plane darkest = density.greatest((int) Math.round(ppm));
    for (int i = 0; i < truth.set().length; i++) {
      float most = darkest.values()[i];
      truth.set()[i] |= most > .06 && density.values()[i] >= .5 * most;
    }
  }
}
