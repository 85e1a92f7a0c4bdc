package ink.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final List<Answer.Column> COLUMNS =
      List.of(new Answer.Column("style", false), new Answer.Column("designs", true));

  private static String written(
      AnswerFormat format, List<Answer.Column> columns, List<List<Object>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Answer answer = format.to(out);
    answer.begin(columns);
    rows.forEach(answer::row);
    answer.end();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTableAlignsNumbersToTheRight() {
    assertThat(
            written(
                AnswerFormat.TABLE,
                COLUMNS,
                List.of(List.of("mandala", 12_000L), Arrays.asList("küstenmotiv", null))))
        .isEqualTo(
            """
             style       | designs
            -------------+---------
             mandala     |   12000
             küstenmotiv |    NULL

            """);
  }

  @Test
  void aTableOfNothingStillNamesItsColumns() {
    assertThat(written(AnswerFormat.TABLE, COLUMNS, List.of()))
        .isEqualTo(" style | designs\n-------+---------\n\n");
  }

  @Test
  void aTableShowsWhatWouldBreakIt() {
    assertThat(
            written(
                AnswerFormat.TABLE,
                List.of(new Answer.Column("x", false)),
                List.of(List.of("a\nb\tc\rd\u001b[31m"))))
        .contains("a\\nb\\tc\\rd\\u001b[31m");
  }

  @Test
  void aTableOfAnyLengthIsWrittenAsItComes() {
    List<List<Object>> rows = new java.util.ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      rows.add(List.of("s" + i, (long) i));
    }
    rows.set(1_400, List.of("far wider than all before", 1L));
    assertThat(written(AnswerFormat.TABLE, COLUMNS, rows).lines())
        .hasSize(1_503)
        .contains(" far wider than all before |       1")
        .contains(" s1499 |    1499");
  }

  @Test
  void csvQuotesWhatNeedsItAndTellsNullFromEmpty() {
    assertThat(
            written(
                AnswerFormat.CSV,
                COLUMNS,
                List.of(List.of("a \"b\", c", 1L), Arrays.asList(null, 2.5), List.of("", 3))))
        .isEqualTo("style,designs\n\"a \"\"b\"\", c\",1\n,2.5\n\"\",3\n");
  }

  @Test
  void jsonKeepsTypesAndNamesEachColumnOnce() {
    assertThat(
            written(
                AnswerFormat.JSON,
                List.of(
                    new Answer.Column("a", false),
                    new Answer.Column("a", true),
                    new Answer.Column("c", false)),
                List.of(
                    Arrays.asList(true, new BigDecimal("1E+3"), List.of("x", Map.of("k", 1))),
                    Arrays.asList(null, 1, null))))
        .isEqualTo(
            "{\"a\":true,\"a_2\":1000,\"c\":[\"x\",{\"k\":1}]}\n"
                + "{\"a\":null,\"a_2\":1,\"c\":null}\n");
  }

  @Test
  void nestedValuesAreJsonInATable() {
    assertThat(
            written(
                AnswerFormat.TABLE,
                List.of(new Answer.Column("w", false), new Answer.Column("d", true)),
                List.of(List.of(List.of("dragon"), new BigDecimal("1E+3")))))
        .contains("[\"dragon\"] | 1000");
  }
}
