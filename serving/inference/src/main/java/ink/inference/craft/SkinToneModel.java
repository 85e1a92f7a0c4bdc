package ink.inference.craft;

import ink.inference.SkinTone;
import ink.inference.Tensors;
import ink.models.ageing.Ageing;
import ink.models.ageing.Band;
import ink.models.ageing.InkMap;
import ink.models.ageing.Wearer;
import ink.models.colour.SkinClass;
import ink.models.skin.Ink;
import ink.models.skin.Legibility;
import ink.models.skin.LinearImage;
import ink.models.skin.Skin;
import ink.models.skin.ToneAdaptation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

/** {@code skin-tone}: how a design reads on one skin, and with which inks it reads best. */
final class SkinToneModel extends CraftModel<SkinTone.Order> {

  private static final double PADDING = 3;

  /** Years: what has just healed. */
  private static final double HEALED = .25;

  SkinToneModel(Executor bench) {
    super(SkinTone.SIGNATURE, bench);
  }

  @Override
  SkinTone.Order order(Tensors inputs) {
    return SkinTone.order(inputs);
  }

  @Override
  void check(SkinTone.Order order) {
    Inputs.size("WIDTH_MM", order.widthMm());
    Object unused = Inputs.tone(order.skinTone());
  }

  @Override
  SkinTone.Order example() {
    return new SkinTone.Order(Example.PNG, Example.WIDTH_MM, 9);
  }

  @Override
  Tensors work(SkinTone.Order order) {
    Skin skin = Skin.of(Inputs.tone(order.skinTone()));
    Picture picture = Picture.design(order.image(), order.widthMm());
    Map<Ink, InkMap> packed = picture.packed(PADDING);
    ToneAdaptation adaptation = ToneAdaptation.of(skin, List.copyOf(packed.keySet()));
    Wearer wearer = Wearer.of(skin);
    return SkinTone.outputs(
        new SkinTone.Toned(
            Picture.png(healed(packed, wearer), picture.scale()),
            Picture.png(healed(adapted(packed, adaptation), wearer), picture.scale()),
            report(order.skinTone(), skin, List.copyOf(packed.keySet()), adaptation)));
  }

  private static LinearImage healed(Map<Ink, InkMap> packed, Wearer wearer) {
    if (packed.isEmpty()) {
      throw new IllegalStateException("a design that is adapted keeps some ink");
    }
    return Ageing.shown(packed, wearer, HEALED, Band.CENTRE, 1);
  }

  /** With what replaces each ink; what nothing can replace is left to the skin. */
  private static Map<Ink, InkMap> adapted(Map<Ink, InkMap> packed, ToneAdaptation adaptation) {
    Map<Ink, InkMap> adapted = new LinkedHashMap<>();
    packed.forEach(
        (ink, map) -> {
          if (!adaptation.unread().contains(ink)) {
            Ink other = adaptation.replacements().getOrDefault(ink, ink);
            adapted.merge(other, map, InkMap::plus);
          }
        });
    return adapted;
  }

  private static SkinTone.Report report(
      int tone, Skin skin, List<Ink> inks, ToneAdaptation adaptation) {
    Legibility legibility = new Legibility(skin);
    double angle = skin.typologyAngle().degrees();
    SkinClass skinClass = SkinClass.of(angle);
    List<SkinTone.Reading> readings = new ArrayList<>();
    for (Ink ink : inks) {
      Ink other = adaptation.replacements().get(ink);
      readings.add(
          new SkinTone.Reading(
              ink.word(),
              Figures.round(legibility.healed(ink)),
              Figures.round(legibility.atTenYears(ink)),
              legibility.reads(ink),
              other == null ? null : other.word()));
    }
    List<String> words = new ArrayList<>(adaptation.reasons());
    if (words.isEmpty()) {
      words.add("All of its inks read on this skin, healed and after ten years.");
    }
    return new SkinTone.Report(
        tone,
        skinClass.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        Figures.round(angle),
        skinClass.aboutFitzpatrick(),
        readings,
        Figures.round(adaptation.lineScale()),
        adaptation.dotSpacingScale(),
        words);
  }
}
