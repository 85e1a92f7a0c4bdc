package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.inference.Sizing;
import ink.inference.Tensors;
import ink.models.ageing.Band;
import ink.models.body.BodyPart;
import ink.models.body.sizing.SizingAdvice;
import ink.models.body.sizing.WeakSpot;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** {@code sizing}: how large to make a design, and what gives way first. */
final class SizingModel extends CraftModel<Sizing.Order> {

  SizingModel(Executor bench) {
    super(Sizing.SIGNATURE, bench);
  }

  @Override
  Sizing.Order order(Tensors inputs) {
    return Sizing.order(inputs);
  }

  @Override
  void check(Sizing.Order order) {
    Inputs.size("WIDTH_MM", order.widthMm());
    Inputs.within("YEARS", order.years(), .1, 50, "");
    BodyPart.Site unused = Inputs.site(order.bodyPart(), order.circumferenceMm());
  }

  @Override
  Sizing.Order example() {
    return new Sizing.Order(Example.PNG, Example.WIDTH_MM, "forearm", 0, 10);
  }

  @Override
  Tensors work(Sizing.Order order) {
    BodyPart.Site site = Inputs.site(order.bodyPart(), order.circumferenceMm());
    Picture picture = Picture.measured(order.image(), order.widthMm());
    SizingAdvice advice =
        Inputs.judged(
            "IMAGE",
            () ->
                new ink.models.body.sizing.Sizing(Band.CENTRE)
                    .advise(picture.grey(), picture.scale(), site, order.years()));
    ByteString marked = Rings.around(advice.worst(), picture);
    return Sizing.outputs(new Sizing.Advised(marked, advice(advice)));
  }

  private static Sizing.Advice advice(SizingAdvice advice) {
    List<Sizing.Size> sizes =
        advice.sizes().stream()
            .map(size -> new Sizing.Size(size.name(), size.longerSide(), size.lasts(), size.fits()))
            .toList();
    return new Sizing.Advice(
        word(advice.verdict()),
        Figures.round(advice.recommended()),
        Figures.round(advice.least()),
        Figures.round(advice.most()),
        sizes,
        advice.worst().stream().map(SizingModel::spot).toList(),
        advice.words());
  }

  private static Sizing.Spot spot(WeakSpot spot) {
    return new Sizing.Spot(
        word(spot.kind()),
        Figures.round(spot.x()),
        Figures.round(spot.y()),
        Figures.round(spot.width()),
        Figures.round(spot.needed()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
