package ink.api.customreport;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A result as RFC 4180 says, headed by the columns' names. */
final class CsvOfRun {
  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private CsvOfRun() {}

  static String of(JsonNode result) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      List<String> names = new ArrayList<>();
      result.path("columns").forEach(column -> names.add(column.path("name").asText()));
      printer.printRecord(names);
      for (JsonNode row : result.path("rows")) {
        List<@Nullable Object> values = new ArrayList<>();
        row.forEach(value -> values.add(plain(value)));
        printer.printRecord(values);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Texts come from clients and platforms; none shall do anything in a spreadsheet. */
  private static @Nullable Object plain(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    String text = value.asText();
    return value.isTextual() && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }
}
