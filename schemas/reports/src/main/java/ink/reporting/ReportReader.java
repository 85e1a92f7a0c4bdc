package ink.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import ink.reporting.Catalogue.Dimension;
import ink.reporting.Catalogue.Measure;
import ink.reporting.Catalogue.Subject;
import ink.reporting.Catalogue.ValueType;
import ink.reporting.CustomReport.Between;
import ink.reporting.CustomReport.Filter;
import ink.reporting.CustomReport.Grain;
import ink.reporting.CustomReport.LastDays;
import ink.reporting.CustomReport.Operator;
import ink.reporting.CustomReport.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a wish for a report, as people send it and as it is kept:
 *
 * <pre>{@code
 * {"subject": "bookings", "measures": ["kept", "revenue"], "dimensions": ["style"],
 *  "filters": [{"dimension": "studio", "operator": "in", "values": ["std_…"]}],
 *  "grain": "week", "period": {"last_days": 90}, "time_zone": "Europe/Berlin", "limit": 500}
 * }</pre>
 */
public final class ReportReader {
  private static final int MOST_MEASURES = 8;
  private static final int MOST_DIMENSIONS = 4;
  private static final int MOST_FILTERS = 10;
  private static final int MOST_VALUES = 100;
  private static final int MOST_DAYS = 366;
  private static final Set<String> MEMBERS =
      Set.of(
          "subject", "measures", "dimensions", "filters", "grain", "period", "time_zone", "limit");

  private final Catalogue catalogue;
  private final Map<String, String> errors = new LinkedHashMap<>();

  private ReportReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The report that a JSON object describes.
   *
   * @throws InvalidReportException when it describes none, with all that is wrong
   */
  public static CustomReport read(JsonNode wish) throws InvalidReportException {
    return new ReportReader(Catalogue.whole()).report(wish);
  }

  private CustomReport report(JsonNode wish) throws InvalidReportException {
    wish.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                wrong("/" + name, "is not a member that a report has");
              }
            });
    Subject subject =
        catalogue
            .subject(wish.path("subject").asText())
            .orElseGet(
                () -> {
                  wrong(
                      "/subject",
                      "is what the report is about, one of "
                          + names(catalogue.subjects(), Subject::name));
                  return new Subject("", "", "", List.of(), List.of());
                });
    List<Measure> measures = List.of();
    List<Dimension> dimensions = List.of();
    List<Filter> filters = List.of();
    if (!subject.name().isEmpty()) {
      measures = measures(wish, subject);
      dimensions = dimensions(wish, subject, measures);
      filters = filters(wish, subject);
    }
    Span span = span(wish.path("period"));
    CustomReport report =
        new CustomReport(
            subject, measures, dimensions, filters, grain(wish), span, zone(wish), limit(wish));
    if (!errors.isEmpty()) {
      throw new InvalidReportException(errors);
    }
    return report;
  }

  private void wrong(String pointer, String sentence) {
    errors.putIfAbsent(pointer, sentence);
  }

  private List<Measure> measures(JsonNode wish, Subject subject) {
    List<Measure> measures =
        named(
            wish,
            "measures",
            MOST_MEASURES,
            subject::measure,
            "a measure of "
                + subject.name()
                + "; there are "
                + names(subject.measures(), Measure::name),
            this::elsewhere);
    if (measures.isEmpty()) {
      wrong(
          "/measures",
          "names at least one measure of "
              + subject.name()
              + ": "
              + names(subject.measures(), Measure::name));
    }
    return measures;
  }

  /** Where a measure is that this subject does not have. */
  private String elsewhere(String name) {
    return catalogue.subjects().stream()
        .filter(other -> other.measure(name).isPresent() || other.dimension(name).isPresent())
        .findFirst()
        .map(
            other ->
                " (" + name + " belongs to " + other.name() + "; two subjects make two reports)")
        .orElse("");
  }

  private List<Dimension> dimensions(JsonNode wish, Subject subject, List<Measure> measures) {
    List<Dimension> dimensions =
        new ArrayList<>(
            named(
                wish,
                "dimensions",
                MOST_DIMENSIONS,
                subject::dimension,
                "a dimension of "
                    + subject.name()
                    + "; there are "
                    + names(subject.dimensions(), Dimension::name),
                this::elsewhere));
    if (measures.stream().anyMatch(Measure::isMoney)) {
      subject
          .dimension("currency")
          .filter(currency -> !dimensions.contains(currency))
          .ifPresent(dimensions::add);
    }
    return dimensions;
  }

  private <T> List<T> named(
      JsonNode wish,
      String member,
      int most,
      Function<String, Optional<T>> find,
      String what,
      Function<String, String> hint) {
    JsonNode list = wish.path(member);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > most) {
      wrong("/" + member, "is a list of at most " + most + " names");
      return List.of();
    }
    Set<T> found = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String name = list.get(i).asText();
      Optional<T> thing = list.get(i).isTextual() ? find.apply(name) : Optional.empty();
      if (thing.isEmpty()) {
        wrong("/" + member + "/" + i, "is not " + what + hint.apply(name));
      } else if (!found.add(thing.get())) {
        wrong("/" + member + "/" + i, "is there twice");
      }
    }
    return List.copyOf(found);
  }

  private List<Filter> filters(JsonNode wish, Subject subject) {
    JsonNode list = wish.path("filters");
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > MOST_FILTERS) {
      wrong("/filters", "is a list of at most " + MOST_FILTERS + " filters");
      return List.of();
    }
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      filter(list.get(i), subject, "/filters/" + i).ifPresent(filters::add);
    }
    return filters;
  }

  private Optional<Filter> filter(JsonNode filter, Subject subject, String at) {
    String name = filter.path("dimension").asText();
    Optional<Dimension> dimension = subject.dimension(name);
    if (dimension.isEmpty()) {
      wrong(
          at + "/dimension",
          "is not a dimension of "
              + subject.name()
              + "; there are "
              + names(subject.dimensions(), Dimension::name)
              + elsewhere(name));
      return Optional.empty();
    }
    Operator operator = oneOf(Operator.values(), filter.path("operator"), at + "/operator");
    JsonNode values = filter.path("values");
    if (!values.isArray() || values.isEmpty() || values.size() > MOST_VALUES) {
      wrong(at + "/values", "is a list of 1 to " + MOST_VALUES + " values");
      return Optional.empty();
    }
    if (operator == null) {
      return Optional.empty();
    }
    if (operator == Operator.AT_LEAST || operator == Operator.AT_MOST) {
      if (dimension.get().type() != ValueType.NUMBER) {
        wrong(
            at + "/operator",
            "compares numbers, and " + name + " is none; in and not_in go with it");
        return Optional.empty();
      }
      if (values.size() != 1) {
        wrong(at + "/values", "is one number for at_least and at_most");
      }
    }
    List<Object> read = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = value(values.get(i), dimension.get(), at + "/values/" + i);
      if (value != null) {
        read.add(value);
      }
    }
    return Optional.of(new Filter(dimension.get(), operator, read));
  }

  private @Nullable Object value(JsonNode value, Dimension dimension, String at) {
    return switch (dimension.type()) {
      case TEXT -> {
        if (value.isTextual() && value.textValue().length() <= 200) {
          yield value.textValue();
        }
        wrong(at, "must be a text of at most 200 characters: " + dimension.name() + " is text");
        yield null;
      }
      case NUMBER -> {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
          yield value.longValue();
        }
        wrong(at, "must be a whole number: " + dimension.name() + " is a number");
        yield null;
      }
      case YES_OR_NO -> {
        if (value.isBoolean()) {
          yield value.booleanValue();
        }
        wrong(at, "must be true or false: " + dimension.name() + " is a yes or no");
        yield null;
      }
    };
  }

  private @Nullable Grain grain(JsonNode wish) {
    JsonNode grain = wish.path("grain");
    return grain.isMissingNode() || grain.isNull() ? null : oneOf(Grain.values(), grain, "/grain");
  }

  private <E extends Enum<E>> @Nullable E oneOf(E[] all, JsonNode word, String at) {
    for (E one : all) {
      if (word.isTextual() && one.name().toLowerCase(Locale.ROOT).equals(word.textValue())) {
        return one;
      }
    }
    wrong(at, "is one of " + names(Arrays.asList(all), e -> e.name().toLowerCase(Locale.ROOT)));
    return null;
  }

  private Span span(JsonNode period) {
    Span none = new LastDays(1);
    if (period.has("last_days") && period.size() == 1) {
      JsonNode days = period.get("last_days");
      if (!days.isInt() || days.intValue() < 1 || days.intValue() > MOST_DAYS) {
        wrong("/period/last_days", "must be a whole number from 1 to " + MOST_DAYS);
        return none;
      }
      return new LastDays(days.intValue());
    }
    if (!period.isObject() || !period.has("from") || !period.has("to") || period.size() != 2) {
      wrong(
          "/period",
          "is {\"last_days\": N} or {\"from\": first day, \"to\": the day after the last}");
      return none;
    }
    LocalDate from = date(period.get("from"), "/period/from");
    LocalDate to = date(period.get("to"), "/period/to");
    if (from == null || to == null) {
      return none;
    }
    long days = ChronoUnit.DAYS.between(from, to);
    if (days < 1 || days > MOST_DAYS) {
      wrong("/period", "must be from 1 to " + MOST_DAYS + " days long; this is " + days);
    }
    return new Between(from, to);
  }

  private @Nullable LocalDate date(JsonNode day, String at) {
    try {
      return LocalDate.parse(day.asText());
    } catch (DateTimeParseException e) {
      wrong(at, "must be a day like 2026-02-01");
      return null;
    }
  }

  private ZoneId zone(JsonNode wish) {
    JsonNode zone = wish.path("time_zone");
    if (zone.isMissingNode() || zone.isNull()) {
      return ZoneOffset.UTC;
    }
    // Offsets like +02:00 are zones for Java, too; but they know no summer.
    if (zone.isTextual() && ZoneId.getAvailableZoneIds().contains(zone.textValue())) {
      try {
        return ZoneId.of(zone.textValue());
      } catch (DateTimeException e) {
        wrong("/time_zone", "is known but has no rules: " + e.getMessage());
        return ZoneOffset.UTC;
      }
    }
    wrong("/time_zone", "must be the name of a time zone like Europe/Berlin");
    return ZoneOffset.UTC;
  }

  private int limit(JsonNode wish) {
    JsonNode limit = wish.path("limit");
    if (limit.isMissingNode() || limit.isNull()) {
      return CustomReport.MOST_ROWS;
    }
    if (!limit.isInt() || limit.intValue() < 1 || limit.intValue() > CustomReport.MOST_ROWS) {
      wrong("/limit", "must be a whole number from 1 to " + CustomReport.MOST_ROWS);
      return 1;
    }
    return limit.intValue();
  }

  private static <T> String names(List<T> things, Function<T, String> name) {
    Stream<String> all = things.stream().map(name);
    return all.collect(Collectors.joining(", "));
  }
}
