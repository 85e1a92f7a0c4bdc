package ink.reports.custom;

import ink.reporting.InvalidReportException;
import ink.reporting.ReportReader;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.SparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers custom reports: those that were asked for, and those that are due by their rhythm. */
public final class CustomReports {
  private static final Logger log = LoggerFactory.getLogger(CustomReports.class);

  private final RunQueue queue;
  private final CustomQuery query;
  private final Clock clock;

  CustomReports(RunQueue queue, CustomQuery query, Clock clock) {
    this.queue = queue;
    this.query = query;
    this.clock = clock;
  }

  /** Answers until nothing waits; tells of how many. */
  int answerAll() {
    queue.askForDue(clock.instant());
    int answered = 0;
    for (Optional<RunQueue.Taken> run = queue.take(clock.instant());
        run.isPresent();
        run = queue.take(clock.instant())) {
      answer(run.get());
      answered++;
    }
    return answered;
  }

  private void answer(RunQueue.Taken run) {
    try {
      Answer answer = query.ask(ReportReader.read(run.wish()), run.tenantId(), run.askedAt());
      queue.succeed(run, answer, clock.instant());
    } catch (InvalidReportException e) {
      queue.fail(
          run,
          "The catalogue has changed since this report was saved, so it cannot be run any more: "
              + e.errors().entrySet().stream()
                  .map(error -> error.getKey() + " " + error.getValue())
                  .collect(Collectors.joining("; "))
              + ". Save it anew.",
          clock.instant());
    } catch (TooCostlyException e) {
      queue.fail(run, String.valueOf(e.getMessage()), clock.instant());
    } catch (RuntimeException e) {
      if (!isOurs(e)) {
        throw e; // a neighbour is down: the run stays taken, and is taken again
      }
      log.error("the custom report {} cannot be answered", run.runId(), e);
      queue.fail(
          run,
          "Something of ours broke, and we have been told. Nothing is wrong with the report; run it"
              + " again later.",
          clock.instant());
    }
  }

  /** Whether it would fail again however often it were tried. */
  private static boolean isOurs(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof org.apache.spark.sql.AnalysisException
          || cause instanceof SparkException spark && spark.isInternalError()
          || cause instanceof IllegalStateException
          || cause instanceof ArithmeticException) {
        return true;
      }
    }
    return false;
  }
}
