package ink.models.touchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.models.ageing.Wearer;
import ink.models.body.BodyPart;
import ink.models.skin.Ink;
import ink.models.skin.Skin;
import ink.models.touchup.Reminder.Kind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

  private static final LocalDate MADE = LocalDate.of(2024, 2, 29);

  private static final Skin SKIN = new Skin(.01);

  private static Schedule schedule(BodyPart part, double sun, double gap, Ink... inks) {
    return Schedule.of(new Tattoo(MADE, new Wearer(SKIN, part, sun, false), List.of(inks), gap));
  }

  private static Reminder review(Schedule schedule) {
    return schedule.reminders().stream()
        .filter(reminder -> reminder.kind() == Kind.REVIEW)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameTattooHasTheSameDaysInOrder() {
    Schedule once = schedule(BodyPart.WRIST, 1, 2, Ink.BLACK, Ink.RED);

    assertThat(once.reminders())
        .isEqualTo(schedule(BodyPart.WRIST, 1, 2, Ink.BLACK, Ink.RED).reminders());
    assertThat(once.reminders()).isSortedAccordingTo(Comparator.comparing(Reminder::day));
    assertThat(once.reminders())
        .extracting(Reminder::day)
        .startsWith(
            LocalDate.of(2024, 3, 3),
            LocalDate.of(2024, 3, 14),
            LocalDate.of(2024, 4, 11),
            LocalDate.of(2024, 4, 25),
            LocalDate.of(2024, 8, 29));
    assertThat(once.reminders()).allSatisfy(r -> assertThat(r.reason()).endsWith("."));
  }

  @ParameterizedTest
  @EnumSource(BodyPart.class)
  void nobodyIsSentToBeInkedAgainWithinSixWeeks(BodyPart part) {
    for (double sun : new double[] {0.3, 1, 2.5, 5}) {
      for (double gap : new double[] {0.1, 0.5, 3}) {
        Schedule schedule = schedule(part, sun, gap, Ink.BLACK, Ink.RED);
        for (Schedule one : List.of(schedule, schedule.afterPhoto(MADE.plusDays(2), 0.9))) {
          assertThat(one.reminders())
              .filteredOn(
                  r ->
                      r.kind() == Kind.REVIEW
                          || r.kind() == Kind.TOUCH_UP_OPENS
                          || r.kind() == Kind.TOUCH_UP_CLOSES)
              .hasSize(3)
              .allSatisfy(r -> assertThat(r.day()).isAfterOrEqualTo(MADE.plusDays(42)));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BodyPart.class)
  void moreSunNeverMakesTheReviewLater(BodyPart part) {
    LocalDate before = LocalDate.MAX;
    for (double sun = 0; sun <= 5; sun += 0.1) {
      LocalDate day = review(schedule(part, sun, 2, Ink.BLACK, Ink.RED)).day();
      assertThat(day).isBeforeOrEqualTo(before);
      assertThat(day).isBetween(MADE.plusMonths(6), MADE.plusYears(12));
      assertThat(day).isBeforeOrEqualTo(MADE.plusMonths((int) (part.firstReview() * 12)));
      before = day;
    }
  }

  @Test
  void aFingersReviewComesBeforeABacks() {
    Reminder finger = review(schedule(BodyPart.FINGER, 1, 5, Ink.BLACK));
    Reminder back = review(schedule(BodyPart.BACK, 1, 5, Ink.BLACK));

    assertThat(finger.day()).isEqualTo(LocalDate.of(2024, 8, 29)).isBefore(back.day());
    assertThat(back.day()).isEqualTo(LocalDate.of(2032, 2, 29));
    assertThat(finger.reason())
        .isEqualTo("Tattoos on the finger are best looked at after 6 months.");
    assertThat(back.reason()).contains("8 years");
    assertThat(review(schedule(BodyPart.HAND, 1, 5, Ink.BLACK)).reason()).contains("one year");
  }

  @Test
  void theReasonIsWhatComesFirst() {
    assertThat(review(schedule(BodyPart.BACK, 1, 5, Ink.BLACK, Ink.RED)).reason())
        .contains("red ink");
    assertThat(review(schedule(BodyPart.BACK, 1, 0.7, Ink.BLACK)).reason())
        .isEqualTo("By now gaps of 0.7 mm begin to close up.");
  }

  @Test
  void aPhotoThatShowsALossMovesTheReviewForwardOnly() {
    Schedule schedule = schedule(BodyPart.BACK, 1, 5, Ink.BLACK);
    LocalDate day = MADE.plusYears(2);

    assertThat(review(schedule.afterPhoto(day, 0.3)).day()).isEqualTo(day);
    assertThat(review(schedule.afterPhoto(day, 0.3)).reason()).contains("30 % less contrast");
    assertThat(schedule.afterPhoto(day, 0.2)).isEqualTo(schedule);
    assertThat(schedule.afterPhoto(MADE.plusYears(20), 0.3)).isEqualTo(schedule);
    assertThatThrownBy(() -> schedule.afterPhoto(day, 30)).hasMessageContaining("0 to 1");
  }

  @Test
  void nothingBeforeConsentIsToldAndAPhotoIsAskedForEveryYear() {
    Schedule schedule = schedule(BodyPart.WRIST, 1, 5, Ink.BLACK);

    assertThat(schedule.since(MADE.plusDays(43)).get(0).kind()).isEqualTo(Kind.TOUCH_UP_OPENS);
    assertThat(schedule.reminders().stream().filter(r -> r.kind() == Kind.YEARLY_PHOTO)).hasSize(3);
  }

  @Test
  void impossibleTattoosAreRefusedInWords() {
    assertThatThrownBy(() -> schedule(BodyPart.BACK, 1, 1))
        .hasMessageContaining("at least one ink");
    assertThatThrownBy(() -> schedule(BodyPart.BACK, -1, 1, Ink.BLACK))
        .hasMessageContaining("2.5 for outdoor work");
    assertThatThrownBy(() -> schedule(BodyPart.BACK, 1, 0, Ink.BLACK))
        .hasMessageContaining("wider than 0 mm");
  }
}
