package ink.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlFaultTest {
  private static final Path LOG = Path.of("logs/trino.log");

  private static String fault(String message, int code, String text) {
    return SqlFault.of(new SQLException(message, null, code), text, LOG).message();
  }

  @Test
  void aWrongQuestionIsPointedAt() {
    assertThat(
            fault(
                "Query failed (#20261123_014235_00000_znv4u): line 2:8: Column 'stile' cannot be"
                    + " resolved",
                47,
                "-- Which?\nselect stile from t"))
        .isEqualTo(
            "line 2:8: Column 'stile' cannot be resolved\n  select stile from t\n         ^");
  }

  @Test
  void aWrongQuestionWithoutAPlaceIsJustTold() {
    assertThat(fault("Query failed (#x1): Division by zero", 8, "select 1/0"))
        .isEqualTo("Division by zero");
    assertThat(fault("Query failed (#x1): line 9:1: odd", 1, "select 1"))
        .isEqualTo("line 9:1: odd");
  }

  @Test
  void aWriteIsToldThatTheLakeIsForReading() {
    assertThat(
            fault(
                "Query failed (#x1): Access Denied: Cannot drop table ink.dead_letter",
                4,
                "drop table dead_letter"))
        .startsWith("Access Denied: Cannot drop table ink.dead_letter")
        .contains("for reading");
  }

  @Test
  void whatIsNotTheAskersFaultIsSaidSo() {
    assertThat(fault("Query failed (#x1): oops", 65_536, ""))
        .contains("not your fault", "trino.log");
    assertThat(fault("Query failed (#x1): exceeded memory", 131_079, "")).contains("fewer rows");
    assertThat(fault("Query failed (#x1): Failed to open S3", 0x0305_0000, ""))
        .contains("the lake did not answer")
        .contains("infra/ink status");
  }

  @Test
  void aServerThatIsGoneIsNoWrongQuestion() {
    assertThat(
            SqlFault.of(
                    new SQLException("Error executing query", new IOException("refused")), "", LOG)
                .message())
        .isEqualTo(
            "Trino did not answer: Error executing query (refused); ask again, and see"
                + " logs/trino.log when that does not help");
    assertThat(fault("closed", 0, "")).startsWith("Trino did not answer: closed; ask again");
  }
}
