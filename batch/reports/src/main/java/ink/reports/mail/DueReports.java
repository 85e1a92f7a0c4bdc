package ink.reports.mail;

import ink.reports.studio.Span;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Mails the reports that are due. A run does all that can be done now and ends; whatever could not
 * be done is done by a later one. Two at once do not send the same mail.
 */
final class DueReports {
  static final int MOST_ATTEMPTS = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  /** A report to be built: a studio's, of a span that is over. */
  record Order(String tenantId, String studioId, Span span) {}

  /** Builds and publishes. */
  interface Workshop {
    /**
     * The run of each order; a studio of which nothing is known has one, too.
     *
     * @throws ink.reports.NeighbourUnavailableException when it cannot be done now
     */
    Map<Order, String> build(List<Order> orders);
  }

  /** A schedule that came round, and who has not got its report yet. */
  private record Due(Schedule schedule, Order order, List<String> recipients) {}

  /**
   * What a run did.
   *
   * @param due schedules that came round and of which somebody waited for a mail
   * @param mails how many by their new state
   * @param troubles schedules that cannot come round, and why
   */
  record Summary(int due, Map<SendResult.State, Integer> mails, List<String> troubles) {}

  private final Ledger ledger;
  private final Postman postman;
  private final Workshop workshop;
  private final Function<String, byte[]> documents;
  private final Clock clock;

  /**
   * A mailing.
   *
   * @param documents the bytes of a key in the bucket of reports
   */
  DueReports(
      Ledger ledger,
      Postman postman,
      Workshop workshop,
      Function<String, byte[]> documents,
      Clock clock) {
    this.ledger = ledger;
    this.postman = postman;
    this.workshop = workshop;
    this.documents = documents;
    this.clock = clock;
  }

  Summary run() {
    Map<SendResult.State, Integer> mails = new EnumMap<>(SendResult.State.class);
    count(mails, SendResult.State.UNKNOWN, ledger.bury(clock.instant()));
    List<String> troubles = new ArrayList<>();
    List<Due> known = new ArrayList<>();
    List<Due> unknown = new ArrayList<>();
    Map<Order, String> runs = new HashMap<>();
    for (Schedule schedule : ledger.schedules()) {
      if (schedule.trouble() != null) {
        troubles.add(schedule.scheduleId() + ": " + schedule.trouble());
      }
      Due due = due(schedule, mails).orElse(null);
      if (due != null) {
        Optional<String> run = ledger.run(schedule, due.order().span().start());
        run.ifPresent(id -> runs.put(due.order(), id));
        (run.isPresent() ? known : unknown).add(due);
      }
    }
    // What is built already goes out even when nothing can be built now.
    known.forEach(due -> deliver(due, runs, mails));
    if (!unknown.isEmpty()) {
      runs.putAll(workshop.build(unknown.stream().map(Due::order).distinct().toList()));
      unknown.forEach(due -> deliver(due, runs, mails));
    }
    return new Summary(known.size() + unknown.size(), mails, troubles);
  }

  private Optional<Due> due(Schedule schedule, Map<SendResult.State, Integer> mails) {
    Instant now = clock.instant();
    return schedule
        .lastDue(now)
        .map(
            at -> {
              Span span = schedule.span(at);
              count(mails, SendResult.State.FAILED, ledger.giveUpBefore(schedule, span.start()));
              return new Due(
                  schedule,
                  new Order(schedule.tenantId(), schedule.studioId(), span),
                  ledger.waiting(schedule, span.start(), now));
            })
        .filter(due -> !due.recipients().isEmpty());
  }

  private void deliver(Due due, Map<Order, String> runs, Map<SendResult.State, Integer> mails) {
    String run = runs.get(due.order());
    if (run == null) {
      throw new IllegalStateException("no report was built for " + due.order());
    }
    for (String recipient : due.recipients()) {
      Delivery delivery = new Delivery(due.schedule(), due.order().span().start(), recipient);
      ReportMail mail = mail(delivery, run);
      ledger
          .claim(delivery, run, clock.instant())
          .ifPresent(attempt -> count(mails, send(delivery, mail, attempt), 1));
    }
  }

  private SendResult.State send(Delivery delivery, ReportMail mail, int attempt) {
    SendResult result = postman.send(mail, clock.instant());
    Instant now = clock.instant();
    boolean again = result.state() == SendResult.State.WAITING;
    if (again && attempt >= MOST_ATTEMPTS) {
      result = new SendResult(SendResult.State.FAILED, result.detail());
      again = false;
    }
    ledger.settle(
        delivery, result.state(), result.detail(), again ? now.plus(pause(attempt)) : null, now);
    return result.state();
  }

  /** Twice as long after each attempt. */
  static Duration pause(int attempt) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static void count(
      Map<SendResult.State, Integer> mails, SendResult.State state, int count) {
    if (count > 0) {
      mails.merge(state, count, Integer::sum);
    }
  }

  private ReportMail mail(Delivery delivery, String run) {
    Map<String, String> keys = new HashMap<>();
    ledger.documents(run).forEach(place -> keys.put(place.suffix(), place.key()));
    return new ReportMail(
        delivery.recipient(),
        delivery.schedule().brandName(),
        Ledger.messageId(delivery),
        text(keys, "txt"),
        text(keys, "mail"),
        bytes(keys, "pdf"),
        "studio-report-" + delivery.periodStart() + ".pdf");
  }

  private String text(Map<String, String> keys, String suffix) {
    return new String(bytes(keys, suffix), StandardCharsets.UTF_8);
  }

  private byte[] bytes(Map<String, String> keys, String suffix) {
    String key = keys.get(suffix);
    if (key == null) {
      throw new IllegalStateException("a Studio Report was published without its " + suffix);
    }
    return documents.apply(key);
  }
}
