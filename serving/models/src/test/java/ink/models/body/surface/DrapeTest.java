package ink.models.body.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.models.body.surface.Drape.FoldedException;
import ink.models.body.surface.Drape.Pin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrapeTest {

  /** Five by five pins ten millimetres apart, dragged along a gentle wave. */
  private static List<Pin> wave(double height) {
    List<Pin> pins = new ArrayList<>();
    for (int row = -2; row <= 2; row++) {
      for (int column = -2; column <= 2; column++) {
        double x = 10 * column;
        double y = 10 * row;
        pins.add(
            new Pin(
                new Point(x, y),
                new Point(
                    x * 0.9 + height * Math.sin(y / 12), y + height / 2 * Math.cos(x / 12) + 5)));
      }
    }
    return pins;
  }

  @Test
  void skinToViewToSkinStaysWithinAHundredthOfAMillimetre() throws FoldedException {
    Drape drape = Drape.over(wave(3));
    int seen = 0;
    for (double across = -18; across <= 18; across += 1) {
      for (double along = -18; along <= 18; along += 1) {
        Point view = drape.seen(across, along);
        if (view != null) {
          Point back = drape.skin(view.x(), view.y());
          assertThat(back).isNotNull();
          assertThat(back.distance(new Point(across, along))).isLessThan(0.01);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(1000);
  }

  @Test
  void everyPinHoldsToAQuarterOfAMillimetre() throws FoldedException {
    List<Pin> pins = wave(3);
    Drape drape = Drape.over(pins);
    for (Pin pin : pins) {
      Point skin = drape.skin(pin.view().x(), pin.view().y());
      assertThat(skin).isNotNull();
      assertThat(skin.distance(pin.skin())).isLessThan(0.25);
    }
  }

  @Test
  void aFoldIsRefusedAndItsPlaceNamed() {
    List<Pin> pins = wave(1);
    Pin one = pins.get(11);
    Pin other = pins.get(13);
    pins.set(11, new Pin(one.skin(), other.view()));
    pins.set(13, new Pin(other.skin(), one.view()));

    assertThatThrownBy(() -> Drape.over(pins))
        .isInstanceOf(FoldedException.class)
        .hasMessageContaining("folds over near");
  }

  @Test
  void aMirroredDesignIsRefused() {
    List<Pin> pins = new ArrayList<>();
    for (Pin pin : wave(1)) {
      pins.add(new Pin(new Point(-pin.skin().x(), pin.skin().y()), pin.view()));
    }

    assertThatThrownBy(() -> Drape.over(pins)).isInstanceOf(FoldedException.class);
  }

  @Test
  void outsideThePinsNothingIsSeen() throws FoldedException {
    Drape drape = Drape.over(wave(3));

    assertThat(drape.skin(100, 0)).isNull();
    assertThat(drape.seen(300, 0)).isNull();
  }

  @Test
  void tooFewPinsOrPinsOnOneLineAreRefused() {
    assertThatThrownBy(() -> Drape.over(wave(1).subList(0, 8))).hasMessageContaining("9 to 25");
    List<Pin> line = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      line.add(new Pin(new Point(i, i), new Point(i, i)));
    }
    assertThatThrownBy(() -> Drape.over(line)).hasMessageContaining("on one line");
  }
}
