package ink.inference.craft;

import ink.inference.BodyPreview;
import ink.inference.BodyPreview.Placement;
import ink.inference.Tensors;
import ink.inference.model.InvalidInputException;
import ink.models.ageing.InkMap;
import ink.models.body.BodyPart;
import ink.models.body.surface.Drape;
import ink.models.body.surface.LimbView;
import ink.models.body.surface.Point;
import ink.models.body.surface.Surface;
import ink.models.body.surface.Tilted;
import ink.models.body.surface.Worn;
import ink.models.oldink.SkinArea;
import ink.models.oldink.UnusablePhotoException;
import ink.models.photo.Photo;
import ink.models.skin.Ink;
import ink.models.skin.InkTable;
import ink.models.skin.LinearImage;
import ink.models.skin.Overlay;
import ink.models.skin.Overlay.Inked;
import ink.models.skin.Skin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** {@code body-preview}: a healed design where it will be worn. */
final class BodyPreviewModel extends CraftModel<BodyPreview.Order> {

  private static final double FINEST_VIEW = 6;
  private static final double MOST_VIEW = 1_500_000;

  /** A view shows so much more than the design, and than the limb is wide. */
  private static final double AROUND = 1.25;

  private static final double BESIDE = 1.12;

  BodyPreviewModel(Executor bench) {
    super(BodyPreview.SIGNATURE, bench);
  }

  @Override
  BodyPreview.Order order(Tensors inputs) {
    return BodyPreview.order(inputs);
  }

  @Override
  void check(BodyPreview.Order order) {
    Inputs.size("WIDTH_MM", order.widthMm());
    BodyPart.Site unusedSite = Inputs.site(order.bodyPart(), order.circumferenceMm());
    Object unusedTone = Inputs.tone(order.skinTone());
    Placement placement = order.placement();
    if (!placement.photo().isEmpty()) {
      Inputs.within("PHOTO_WIDTH_MM", placement.photoWidthMm(), 20, 3_000, " mm");
      Inputs.within("PHOTO_X", placement.x(), 0, 1, "");
      Inputs.within("PHOTO_Y", placement.y(), 0, 1, "");
      Inputs.within("ANGLE_DEGREES", placement.angleDegrees(), -180, 180, "");
    } else if (!placement.pins().isEmpty()) {
      throw new InvalidInputException("PINS hold a design to a photograph, but PHOTO is empty");
    }
  }

  @Override
  BodyPreview.Order example() {
    return new BodyPreview.Order(Example.PNG, Example.WIDTH_MM, "wrist", 0, 5, Placement.NONE);
  }

  @Override
  Tensors work(BodyPreview.Order order) {
    BodyPart.Site site = Inputs.site(order.bodyPart(), order.circumferenceMm());
    Skin skin = Skin.of(Inputs.tone(order.skinTone()));
    Picture picture = Picture.design(order.image(), order.widthMm());
    Map<Ink, InkMap> packed = picture.packed(0);
    double heightMm = picture.photo().height() / picture.scale();
    Surface surface = LimbView.limb(site);
    View view;
    if (order.placement().photo().isEmpty()) {
      view = limb(site, skin, order.widthMm(), heightMm);
    } else {
      view = photograph(order.placement());
      surface = surface(order, heightMm, LimbView.limb(site));
    }
    boolean[] area = order.placement().photo().isEmpty() ? null : skinArea(view.skin());
    if (area != null) {
      refuseBeyondTheEdge(surface, total(packed), view);
    }
    LinearImage shown = worn(surface, packed, skin, view, area);
    double turnedAway = Worn.turnedAway(surface, total(packed));
    double seen = seenWidth(surface, order.widthMm());
    return BodyPreview.outputs(
        new BodyPreview.Shown(
            Picture.png(shown, view.scale()),
            new BodyPreview.Report(
                Figures.round(order.widthMm()),
                Figures.round(heightMm),
                Figures.round(seen),
                Figures.round(turnedAway),
                words(site, order.widthMm(), heightMm, seen, turnedAway))));
  }

  /** Skin to lay a design on, and the pixel at which the surface has its origin. */
  private record View(LinearImage skin, double scale, double originX, double originY) {}

  private static View limb(BodyPart.Site site, Skin skin, double widthMm, double heightMm) {
    double wide =
        Double.isInfinite(site.radius())
            ? Math.max(widthMm, site.oneViewWidth()) * AROUND
            : 2 * site.radius() * BESIDE;
    double high = heightMm * AROUND;
    double scale = Math.min(FINEST_VIEW, Math.sqrt(MOST_VIEW / (wide * high)));
    LimbView view = LimbView.of(LimbView.limb(site), site.radius(), skin, wide, high, scale);
    return new View(view.image(), scale, view.image().width() / 2.0, view.image().height() / 2.0);
  }

  private static View photograph(Placement placement) {
    Photo photo = Picture.photo("PHOTO", placement.photo());
    return new View(
        photo.linear(),
        photo.width() / (double) placement.photoWidthMm(),
        placement.x() * photo.width(),
        placement.y() * photo.height());
  }

  private static Surface surface(
      BodyPreview.Order order, double heightMm, ink.models.body.surface.Limb limb) {
    Placement placement = order.placement();
    if (placement.pins().isEmpty()) {
      return new Tilted(limb, Math.toRadians(placement.angleDegrees()));
    }
    Photo photo = Picture.photo("PHOTO", placement.photo());
    double photoHeightMm = (double) placement.photoWidthMm() * photo.height() / photo.width();
    List<Drape.Pin> pins = new ArrayList<>();
    for (BodyPreview.Pin pin : placement.pins()) {
      pins.add(
          new Drape.Pin(
              new Point((pin.designX() - .5) * order.widthMm(), (pin.designY() - .5) * heightMm),
              new Point(
                  (pin.photoX() - placement.x()) * placement.photoWidthMm(),
                  (pin.photoY() - placement.y()) * photoHeightMm)));
    }
    return Inputs.judged(
        "PINS",
        () -> {
          try {
            return Drape.over(pins);
          } catch (Drape.FoldedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
          }
        });
  }

  private static boolean[] skinArea(LinearImage photo) {
    try {
      return SkinArea.of(photo);
    } catch (UnusablePhotoException e) {
      throw new InvalidInputException("PHOTO cannot be used: " + e.getMessage());
    }
  }

  /**
   * @param area of skin on a photograph; null where there is nothing else
   */
  private static LinearImage worn(
      Surface surface, Map<Ink, InkMap> packed, Skin skin, View view, boolean @Nullable [] area) {
    List<Inked> inks = new ArrayList<>();
    packed.forEach(
        (ink, flat) -> {
          float[] load =
              Worn.on(
                  surface,
                  flat,
                  view.scale(),
                  view.originX(),
                  view.originY(),
                  view.skin().width(),
                  view.skin().height());
          float[] kept =
              area == null ? load : Inputs.judged("PHOTO", () -> Overlay.clipped(load, area));
          inks.add(new Inked(InkTable.of(skin, ink, 0), kept));
        });
    return Overlay.on(view.skin(), inks);
  }

  private static void refuseBeyondTheEdge(Surface surface, InkMap flat, View view) {
    double ppm = flat.pixelsPerMillimetre();
    double all = 0;
    double beyond = 0;
    for (int i = 0; i < flat.load().length; i += 3) {
      double load = flat.load()[i];
      Point at =
          load == 0
              ? null
              : surface.seen(
                  (i % flat.width() + .5 - flat.width() / 2.0) / ppm,
                  (i / flat.width() + .5 - flat.height() / 2.0) / ppm);
      if (at != null) {
        double x = view.originX() + at.x() * view.scale();
        double y = view.originY() + at.y() * view.scale();
        boolean inside = x >= 0 && y >= 0 && x < view.skin().width() && y < view.skin().height();
        all += load;
        beyond += inside ? 0 : load;
      }
    }
    if (beyond > .03 * all) {
      throw new InvalidInputException(
          "PHOTO ends before the design: "
              + Math.round(100 * beyond / all)
              + " % of its ink would be beyond the edge; move it or make it smaller");
    }
  }

  private static InkMap total(Map<Ink, InkMap> packed) {
    return packed.values().stream().reduce(InkMap::plus).orElseThrow();
  }

  /**
   * Millimetres of the view between the outermost spots of the design's middle row that it shows.
   */
  private static double seenWidth(Surface surface, double widthMm) {
    Point left = null;
    Point right = null;
    int steps = 400;
    for (int i = 0; i <= steps; i++) {
      Point at = surface.seen(widthMm * (i / (double) steps - .5), 0);
      left = left == null ? at : left;
      right = at == null ? right : at;
    }
    return left == null || right == null ? 0 : left.distance(right);
  }

  private static List<String> words(
      BodyPart.Site site, double widthMm, double heightMm, double seen, double turnedAway) {
    List<String> words = new ArrayList<>();
    String part = site.part().words();
    words.add(
        String.format(
            Locale.ROOT,
            "%.0f x %.0f mm on the %s; from the front it looks %.0f mm wide.",
            widthMm,
            heightMm,
            part,
            seen));
    if (turnedAway > .005) {
      words.add(
          String.format(
              Locale.ROOT,
              "%.0f %% of its ink is out of sight there; the %s shows %.0f mm at one look.",
              100 * turnedAway,
              part,
              site.oneViewWidth()));
    }
    if (heightMm > site.part().usableLength()) {
      words.add(
          String.format(
              Locale.ROOT,
              "It is longer than the %.0f mm that the %s has.",
              site.part().usableLength(),
              part));
    }
    return words;
  }
}
