package ink.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to build.
 *
 * @param reports the reports that are due, in order
 * @param help show what can be asked for, build nothing
 */
record Arguments(List<Report> reports, Period period, int cores, boolean help) {
  private static final String HELP =
      """
      Builds reports from the lake: rows to PostgreSQL, documents to S3, one JSON line each to standard output.

        java @batch/reports/jvm.flags -cp … ink.reports.Reports [options] REPORT…

      Reports
      %s

      Options
        --period-end DATE    the day after the last one, in UTC; tomorrow when not given, so that today counts
        --weeks N            length of the period in weeks of seven days, 4 to 104; 8 when not given
        --cores N            threads; 2 when not given
        --help               this

      Environment
        INK_LAKE_URL INK_LAKE_USER INK_LAKE_PASSWORD      the lake's catalog; INK_LAKE_WAREHOUSE its files
        INK_DB_URL INK_DB_USER INK_DB_PASSWORD            where rows go; a member of ink_reports
        INK_S3_ENDPOINT INK_S3_ACCESS_KEY INK_S3_SECRET_KEY INK_S3_REGION INK_REPORTS_BUCKET

      Exit status: 0 built · 2 asked wrongly · 3 a neighbour does not answer (the report before stays) · 1 our fault
      """;

  Arguments {
    reports = List.copyOf(reports);
  }

  /** What can be asked for. */
  static String help(List<Report> known) {
    return String.format(
        HELP,
        known.stream()
            .map(report -> String.format("  %-20s %s", report.name(), report.about()))
            .collect(Collectors.joining("\n")));
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  static Arguments parse(List<String> line, List<Report> known, Clock clock) {
    List<Report> reports = new ArrayList<>();
    LocalDate end = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(1);
    int weeks = 8;
    int cores = 2;
    boolean help = false;
    for (Iterator<String> words = line.iterator(); words.hasNext(); ) {
      String word = words.next();
      switch (word) {
        case "--help", "-h" -> help = true;
        case "--period-end" -> end = date(value(word, words));
        case "--weeks" -> weeks = number(word, value(word, words));
        case "--cores" -> cores = number(word, value(word, words));
        default -> reports.add(report(word, known));
      }
    }
    if (reports.isEmpty() && !help) {
      throw new IllegalArgumentException(
          "name a report, one of " + known.stream().map(Report::name).toList() + "; see --help");
    }
    if (cores < 1) {
      throw new IllegalArgumentException("--cores is at least 1, not " + cores);
    }
    return new Arguments(reports, new Period(end, weeks), cores, help);
  }

  private static Report report(String word, List<Report> known) {
    return known.stream()
        .filter(report -> report.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no "
                        + (word.startsWith("-") ? "option " : "report ")
                        + word
                        + "; see --help"));
  }

  private static String value(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value; see --help");
    }
    return words.next();
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("--period-end is a date like 2026-02-01, not " + text, e);
    }
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " is a whole number, not " + text, e);
    }
  }
}
