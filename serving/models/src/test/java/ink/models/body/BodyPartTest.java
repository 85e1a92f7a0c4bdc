package ink.models.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyPartTest {

  @ParameterizedTest
  @EnumSource(BodyPart.class)
  void everyPartIsFoundByItsSlugAndItsSizesAscend(BodyPart part) {
    assertThat(BodyPart.named(part.slug())).isSameAs(part);
    assertThat(part.words()).isNotBlank();
    assertThat(part.small()).isLessThan(part.medium());
    assertThat(part.medium()).isLessThan(part.large());
    assertThat(part.thinnestLine()).isBetween(0.35, 0.5);
    assertThat(part.fade()).isBetween(0.8, 2.0);
    assertThat(part.firstReview()).isBetween(0.5, 12.0);
  }

  @Test
  void limbsMeasureWhatTheSurveyMeasured() {
    for (BodyPart part :
        new BodyPart[] {
          BodyPart.WRIST,
          BodyPart.FOREARM,
          BodyPart.UPPER_ARM,
          BodyPart.NECK,
          BodyPart.THIGH,
          BodyPart.CALF,
          BodyPart.ANKLE
        }) {
      Girth girth = part.girth();
      assertThat(girth).isNotNull();
      assertThat(part.site().radius())
          .isCloseTo(girth.mean() / (2 * Math.PI), within(girth.mean() * 0.0025));
      assertThat(part.site().oneViewWidth()).isCloseTo(girth.mean() / 3, within(2.0));
    }
  }

  @Test
  void anUnknownPartIsAnsweredWithThePartsThereAre() {
    assertThatThrownBy(() -> BodyPart.named("tail"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'tail'")
        .hasMessageContaining("finger, hand, wrist, forearm, upper-arm")
        .hasMessageContaining("foot");
  }

  @Test
  void theClientsOwnCircumferenceCounts() {
    BodyPart.Site site = BodyPart.FOREARM.site(300);

    assertThat(site.part()).isEqualTo(BodyPart.FOREARM);
    assertThat(site.radius()).isCloseTo(47.75, within(0.01));
    assertThat(site.oneViewWidth()).isEqualTo(100);
    assertThat(BodyPart.FINGER.site(60).radius()).isCloseTo(9.55, within(0.01));
  }

  @Test
  void nobodysCircumferenceIsRefused() {
    assertThatThrownBy(() -> BodyPart.WRIST.site(900))
        .hasMessageContaining("900 mm around the wrist is not likely; between");
    assertThatThrownBy(() -> BodyPart.FINGER.site(Double.NaN)).hasMessageContaining("not likely");
    assertThatThrownBy(() -> BodyPart.BACK.site(900)).hasMessageContaining("counts as flat");
  }
}
