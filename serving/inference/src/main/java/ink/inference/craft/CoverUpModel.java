package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.inference.CoverUp;
import ink.inference.Tensors;
import ink.inference.model.InvalidInputException;
import ink.models.coverup.Candidate;
import ink.models.coverup.CoverStencil;
import ink.models.coverup.CoverUps;
import ink.models.coverup.Preview;
import ink.models.coverup.Score;
import ink.models.oldink.OldInk;
import ink.models.oldink.OldInkFinder;
import ink.models.oldink.Region;
import ink.models.oldink.Scale;
import ink.models.oldink.SkinArea;
import ink.models.oldink.UnusablePhotoException;
import ink.models.skin.LinearImage;
import ink.models.skin.Skin;
import ink.models.vector.Svg;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** {@code coverup}: finds the old ink on a photograph, and designs that hide it. */
final class CoverUpModel extends CraftModel<CoverUp.Order> {

  private static final int MOST_CHOICES = 5;

  CoverUpModel(Executor bench) {
    super(CoverUp.SIGNATURE, bench);
  }

  @Override
  CoverUp.Order order(Tensors inputs) {
    return CoverUp.order(inputs);
  }

  @Override
  void check(CoverUp.Order order) {
    Inputs.within("PHOTO_WIDTH_MM", order.photoWidthMm(), 20, 3_000, " mm");
    Region unusedRegion = region(order.region());
    if (order.skinTone() != 0) {
      Object unusedTone = Inputs.tone(order.skinTone());
    }
    if (order.choice() < 1 || order.choice() > MOST_CHOICES) {
      throw new InvalidInputException(
          "CHOICE is " + order.choice() + " but must be from 1, the best, to " + MOST_CHOICES);
    }
  }

  @Override
  CoverUp.Order example() {
    return new CoverUp.Order(Example.OLD_TATTOO, 100, List.of(), 5, 1, 1);
  }

  /** A search over all designs would hold up the server's start: only the finding warms up. */
  @Override
  public void warmUp() {
    CoverUp.Order order = example();
    OldInk unused = found(order, Picture.photo("PHOTO", order.photo()).linear());
  }

  @Override
  Tensors work(CoverUp.Order order) {
    LinearImage photo = Picture.photo("PHOTO", order.photo()).linear();
    OldInk old = found(order, photo);
    try {
      CoverUps found = CoverUps.over(old, order.seed());
      List<CoverUp.Design> designs =
          found.candidates().stream().map(candidate -> design(old, candidate)).toList();
      CoverUp.Report report = new CoverUp.Report(described(old), designs, found.advice());
      if (designs.isEmpty()) {
        return CoverUp.outputs(new CoverUp.Covered(ByteString.EMPTY, ByteString.EMPTY, report));
      }
      if (order.choice() > designs.size()) {
        throw new InvalidInputException(
            "CHOICE is " + order.choice() + " but only " + designs.size() + " designs were found");
      }
      Candidate chosen = found.candidates().get(order.choice() - 1);
      double scale = photo.width() / (double) order.photoWidthMm();
      return CoverUp.outputs(
          new CoverUp.Covered(
              Picture.png(Preview.of(photo, old, chosen), scale),
              ByteString.copyFromUtf8(Svg.of(CoverStencil.of(old, chosen).sheet())),
              report));
    } catch (UnusablePhotoException e) {
      throw unusable(e);
    }
  }

  private static OldInk found(CoverUp.Order order, LinearImage photo) {
    Scale scale =
        Inputs.judged(
            "PHOTO_WIDTH_MM", () -> new Scale(photo.width() / (double) order.photoWidthMm()));
    try {
      boolean[] unusedArea = SkinArea.of(photo); // a drawing on paper is no tattoo
      return OldInkFinder.find(
          photo,
          region(order.region()),
          scale,
          order.skinTone() == 0 ? null : Skin.of(Inputs.tone(order.skinTone())));
    } catch (UnusablePhotoException e) {
      throw unusable(e);
    }
  }

  private static InvalidInputException unusable(UnusablePhotoException e) {
    return new InvalidInputException("PHOTO cannot be used: " + e.getMessage());
  }

  private static Region region(List<Double> corners) {
    return corners.isEmpty()
        ? Region.central()
        : Inputs.judged(
            "REGION",
            () -> Region.polygon(corners.stream().mapToDouble(corner -> corner).toArray()));
  }

  private static CoverUp.OldInk described(OldInk old) {
    return new CoverUp.OldInk(
        Figures.round(old.shape().percent()),
        Figures.round(old.squareMillimetres().orElse(0)),
        Figures.round(Math.toDegrees(old.shape().axis())),
        Figures.round(old.shape().median()),
        old.colours().stream().map(colour -> colour.nearest().word()).distinct().toList());
  }

  private static CoverUp.Design design(OldInk old, Candidate candidate) {
    double scale = old.pixelsPerMillimetre().orElseThrow() * old.factor();
    return new CoverUp.Design(
        candidate.family().name(),
        Figures.round(candidate.drawing().width()),
        Figures.round(candidate.drawing().height()),
        Figures.round(candidate.placement().x() + old.left() / scale),
        Figures.round(candidate.placement().y() + old.top() / scale),
        Figures.round(Math.toDegrees(candidate.placement().angle())),
        candidate.score().grade().name().toLowerCase(Locale.ROOT),
        score(candidate.score()),
        score(candidate.lightened()));
  }

  private static CoverUp.Score score(Score score) {
    return new CoverUp.Score(
        Figures.round(score.total()),
        Figures.round(score.hide()),
        Figures.round(score.clear()),
        Figures.round(score.dark()),
        Figures.round(score.fit()),
        Figures.round(score.economy()));
  }
}
