package ink.models.gallery;

import ink.models.ageing.Ageing;
import ink.models.ageing.Band;
import ink.models.ageing.InkMap;
import ink.models.ageing.PackDensity;
import ink.models.ageing.Wearer;
import ink.models.body.BodyPart;
import ink.models.body.surface.LimbView;
import ink.models.body.surface.Worn;
import ink.models.colour.MonkTone;
import ink.models.design.Design;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.skin.Ink;
import ink.models.skin.InkTable;
import ink.models.skin.LinearImage;
import ink.models.skin.Overlay;
import ink.models.skin.Skin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws the gallery, the same bytes each time on one JVM: {@code Gallery FOLDER}. What the pictures
 * show is told in the .md files beside them.
 */
public final class Gallery {

  private static final double YEARS = 10;
  private static final double LOAD = .8;
  private static final double PPM = 8;
  private static final int SHRINK = 3;
  private static final int AGEING_SHRINK = 4;
  private static final int GAP = 4;

  /** Pixels kept beyond the cut, from where ink spreads into the quarter that is shown. */
  private static final int MARGIN = 24;

  private Gallery() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: Gallery FOLDER, the folder to write the pictures to");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Map.Entry<String, byte[]> picture : pictures().entrySet()) {
      Files.write(folder.resolve(picture.getKey()), picture.getValue());
    }
  }

  /** PNG files by name. */
  static Map<String, byte[]> pictures() {
    InkMap mandala = quarterMandala();
    Map<String, byte[]> pictures = new TreeMap<>();
    pictures.put("coverup.png", CoverUpPicture.png());
    pictures.put("designs.png", Designs.sheet());
    pictures.put("flash.png", Flash.sheets());
    pictures.put("inks-on-skin.png", inksOnSkin());
    pictures.put("mandala-ageing.png", ageing(mandala));
    pictures.put("mandala-on-skin.png", onSkin(mandala));
    pictures.put("mandala-on-limbs.png", onLimbs());
    pictures.put("stencil.png", Imaging.stencils());
    pictures.put("upscale.png", Imaging.upscaled());
    return pictures;
  }

  /** A column for each Monk tone, a row for each ink: healed on the left, after ten years right. */
  private static byte[] inksOnSkin() {
    int wide = 64;
    int high = 28;
    MonkTone[] tones = MonkTone.values();
    Ink[] inks = Ink.values();
    Picture picture = new Picture(tones.length * wide, inks.length * high + high);
    for (int column = 0; column < tones.length; column++) {
      Skin skin = Skin.of(tones[column]);
      picture.place(
          LinearImage.uniform(wide, high * (inks.length + 1), skin.light()), column * wide, 0, 1);
      for (int row = 0; row < inks.length; row++) {
        Ink ink = inks[row];
        int top = high / 2 + row * high + GAP;
        int half = wide / 2 - 2 * GAP;
        LinearImage healed =
            LinearImage.uniform(
                half, high - 2 * GAP, InkTable.of(skin, ink, 0).on(skin.light(), LOAD));
        double left = LOAD * ink.fade().remaining(YEARS, 1, skin);
        LinearImage later =
            LinearImage.uniform(
                half, high - 2 * GAP, InkTable.of(skin, ink, YEARS).on(skin.light(), left));
        picture.place(healed, column * wide + 2 * GAP, top, 1);
        picture.place(later, column * wide + wide / 2, top, 1);
      }
    }
    return picture.png(256);
  }

  /** A row for each band, low, centre and high; columns are 0, 5, 10 and 20 years. */
  private static byte[] ageing(InkMap mandala) {
    double[] years = {0, 5, 10, 20};
    Band[] bands = Band.values();
    int cell = (mandala.width() - MARGIN) / AGEING_SHRINK;
    Picture picture = new Picture(years.length * (cell + GAP), bands.length * (cell + GAP));
    Wearer wearer = Wearer.of(Skin.of(MonkTone.MST_5));
    for (int row = 0; row < bands.length; row++) {
      for (int column = 0; column < years.length; column++) {
        picture.place(
            Ageing.shown(Map.of(Ink.BLACK, mandala), wearer, years[column], bands[row], 1),
            column * (cell + GAP),
            row * (cell + GAP),
            AGEING_SHRINK,
            cell,
            cell);
      }
    }
    return picture.png(48);
  }

  /** Monk tones 2, 5, 7 and 10; healed above, after ten years below. */
  private static byte[] onSkin(InkMap mandala) {
    MonkTone[] tones = {MonkTone.MST_2, MonkTone.MST_5, MonkTone.MST_7, MonkTone.MST_10};
    int cell = (mandala.width() - MARGIN) / SHRINK;
    Picture picture = new Picture(tones.length * (cell + GAP), 2 * (cell + GAP));
    for (int column = 0; column < tones.length; column++) {
      Wearer wearer = Wearer.of(Skin.of(tones[column]));
      for (int row = 0; row < 2; row++) {
        picture.place(
            Ageing.shown(Map.of(Ink.BLACK, mandala), wearer, row * YEARS, Band.CENTRE, 1),
            column * (cell + GAP),
            row * (cell + GAP),
            SHRINK,
            cell,
            cell);
      }
    }
    return picture.png(64);
  }

  /**
   * Wrist, forearm and thigh of an average body, all at one scale, each with a design of its size.
   */
  private static byte[] onLimbs() {
    BodyPart[] parts = {BodyPart.WRIST, BodyPart.FOREARM, BodyPart.THIGH};
    String[] sizes = {"small ", "", "large "};
    MonkTone[] tones = {MonkTone.MST_4, MonkTone.MST_7, MonkTone.MST_9};
    double high = 174;
    double scale = 6;
    List<LinearImage> limbs = new ArrayList<>();
    int wide = 0;
    for (int i = 0; i < parts.length; i++) {
      Design design =
          Designer.draw(new DesignBrief(Style.MANDALA, sizes[i] + "lotus mandala", "", 7, 1));
      Skin skin = Skin.of(tones[i]);
      double radius = parts[i].site().radius();
      LimbView view =
          LimbView.of(LimbView.limb(parts[i].site()), radius, skin, 2.1 * radius, high, scale);
      LinearImage bare = view.image();
      float[] load =
          Worn.on(
              view.limb(),
              PackDensity.packed(InkMap.covered(design.drawing(), PPM)),
              scale,
              bare.width() / 2.0,
              bare.height() / 2.0,
              bare.width(),
              bare.height());
      limbs.add(
          Overlay.on(bare, List.of(new Overlay.Inked(InkTable.of(skin, Ink.BLACK, 0), load))));
      wide += bare.width() / SHRINK + GAP;
    }
    Picture picture = new Picture(wide, (int) (high * scale) / SHRINK);
    int left = 0;
    for (LinearImage limb : limbs) {
      picture.place(limb, left, 0, SHRINK);
      left += limb.width() / SHRINK + GAP;
    }
    return picture.png(255);
  }

  private static InkMap quarterMandala() {
    Design design = Designer.draw(new DesignBrief(Style.MANDALA, "lotus mandala", "", 7, 1));
    InkMap packed = PackDensity.packed(InkMap.covered(design.drawing(), PPM));
    // A quarter shows the fine parts larger.
    int half = packed.width() / 2 + MARGIN;
    float[] quarter = new float[half * half];
    for (int y = 0; y < half; y++) {
      System.arraycopy(packed.load(), y * packed.width(), quarter, y * half, half);
    }
    return new InkMap(half, half, PPM, quarter);
  }
}
