package ink.inference.craft;

import ink.inference.Tensors;
import ink.inference.TouchUp;
import ink.inference.model.InvalidInputException;
import ink.models.ageing.Separation;
import ink.models.ageing.Wearer;
import ink.models.body.sizing.Closing;
import ink.models.skin.Ink;
import ink.models.touchup.Reminder;
import ink.models.touchup.ReminderCalendar;
import ink.models.touchup.Schedule;
import ink.models.touchup.Tattoo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** {@code touch-up}: when to look after a tattoo, and why. */
final class TouchUpModel extends CraftModel<TouchUp.Order> {

  private final Clock clock;

  TouchUpModel(Executor bench, Clock clock) {
    super(TouchUp.SIGNATURE, bench);
    this.clock = clock;
  }

  @Override
  TouchUp.Order order(Tensors inputs) {
    return TouchUp.order(inputs);
  }

  @Override
  void check(TouchUp.Order order) {
    Wearer unusedWearer =
        Inputs.wearer(order.bodyPart(), order.skinTone(), order.sun(), order.overFifty());
    LocalDate unusedDay = day(order.made());
    List<Ink> inks = named(order.inks());
    if (!order.image().isEmpty()) {
      Inputs.size("WIDTH_MM", order.widthMm());
    } else if (inks.isEmpty()) {
      throw new InvalidInputException(
          "INKS is empty and so is IMAGE; name the inks, such as black,red, or send the design");
    }
  }

  @Override
  TouchUp.Order example() {
    return new TouchUp.Order(
        Example.PNG, Example.WIDTH_MM, "2026-01-01", "forearm", 5, 1, false, "");
  }

  @Override
  Tensors work(TouchUp.Order order) {
    Wearer wearer =
        Inputs.wearer(order.bodyPart(), order.skinTone(), order.sun(), order.overFifty());
    List<Ink> inks = named(order.inks());
    double gap = Double.POSITIVE_INFINITY;
    if (!order.image().isEmpty()) {
      Picture picture = Picture.measured(order.image(), order.widthMm());
      gap =
          Inputs.judged("IMAGE", () -> Closing.of(picture.grey(), picture.scale(), wearer))
              .narrowestGap();
      inks = inks.isEmpty() ? inksOf(picture) : inks;
    }
    LocalDate made = day(order.made());
    Schedule schedule = Schedule.of(new Tattoo(made, wearer, inks, gap));
    TouchUp.Reminders reminders =
        new TouchUp.Reminders(
            made.toString(),
            inks.stream().map(Ink::word).toList(),
            Double.isInfinite(gap) ? 0 : Figures.round(gap),
            schedule.reminders().stream().map(TouchUpModel::reminder).toList());
    String calendar =
        ReminderCalendar.of(
            "tattoo-" + order.bodyPart() + "-" + made, schedule.reminders(), clock.instant());
    return TouchUp.outputs(new TouchUp.Planned(reminders, calendar));
  }

  private static List<Ink> inksOf(Picture picture) {
    return List.copyOf(
        Separation.of(
                picture.photo().width(),
                picture.photo().height(),
                picture.photo().argb(),
                picture.scale())
            .keySet());
  }

  private static TouchUp.Reminder reminder(Reminder reminder) {
    return new TouchUp.Reminder(
        reminder.kind().name().toLowerCase(Locale.ROOT),
        reminder.day().toString(),
        reminder.reason());
  }

  private static List<Ink> named(String inks) {
    return Inputs.judged(
        "INKS",
        () ->
            Stream.of(inks.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Ink::named)
                .distinct()
                .toList());
  }

  private static LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1900 && day.getYear() <= 2200) {
        return day;
      }
    } catch (DateTimeException e) {
      // Told below, together with days of other centuries.
    }
    throw new InvalidInputException(
        String.format(
            Locale.ROOT, "MADE is '%.40s' but must be a day like 2026-03-01, 1900 to 2200", text));
  }
}
