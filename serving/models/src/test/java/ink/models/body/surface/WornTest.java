package ink.models.body.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ink.models.ageing.InkMap;
import ink.models.body.BodyPart;
import ink.models.colour.MonkTone;
import ink.models.skin.LinearImage;
import ink.models.skin.Skin;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WornTest {

  private static InkMap solid(int width, int height, double ppm) {
    float[] load = new float[width * height];
    Arrays.fill(load, 1);
    return new InkMap(width, height, ppm, load);
  }

  @Test
  void inkBendsAwayAsTheLimbDoes() {
    Limb limb = new Cylinder(30);
    // 40 mm on skin, of which the chord is 2 r sin(20 / 30) = 37.1 mm.
    float[] load = Worn.on(limb, solid(320, 80, 8), 8, 320, 80, 640, 160);

    double seen = 0;
    for (int x = 0; x < 640; x++) {
      seen += load[80 * 640 + x];
    }
    assertThat(seen / 8).isCloseTo(60 * Math.sin(20 / 30.0), within(.15));
    assertThat(Worn.turnedAway(limb, solid(320, 80, 8))).isZero();
  }

  @Test
  void aCoarseViewHasAsMuchInkAsAFineOne() {
    Limb flat = new Cylinder(10_000);
    InkMap stripes = solid(400, 400, 8);
    for (int i = 0; i < stripes.load().length; i++) {
      stripes.load()[i] = i % 4 == 0 ? 1 : 0;
    }
    float[] load = Worn.on(flat, stripes, 1, 30, 30, 60, 60);

    assertThat(load[30 * 60 + 30]).isCloseTo(.25f, within(.01f));
    assertThat(load[0]).isZero();
  }

  @Test
  void aDesignThatGoesAroundIsPartlyOutOfSight() {
    Limb wrist = new Cylinder(26);

    // Half the way around is 82 mm, and 80 degrees to either side are 73 mm.
    assertThat(Worn.turnedAway(wrist, solid(800, 40, 8))).isBetween(.25, .29);
    assertThat(Worn.turnedAway(wrist, new InkMap(2, 2, 8, new float[4]))).isZero();
  }

  @Test
  void aLimbOfTheModelIsLitFromTheLeftInFrontOfWhite() {
    BodyPart.Site site = BodyPart.WRIST.site();
    Skin skin = Skin.of(MonkTone.MST_7);
    LimbView view = LimbView.of(LimbView.limb(site), site.radius(), skin, 60, 20, 4);

    LinearImage image = view.image();
    int row = 40 * image.width();
    assertThat(image.width()).isEqualTo(240);
    assertThat(image.red()[row]).isGreaterThan(.9f);
    assertThat(image.red()[row + 80]).isGreaterThan(image.red()[row + 200]);
    assertThat(image.red()[row + 100]).isLessThanOrEqualTo((float) skin.light().red());
    assertThat(LimbView.limb(BodyPart.BACK.site()).light(0, 0)).isCloseTo(1, within(1e-9));
  }
}
