package ink.local.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.neighbours.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads answers through another database's driver: Trino's is not in the build. */
class SqlSessionIT {
  @Test
  void readsEveryTypeAsWhatItIs() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (SqlSession session = new SqlSession(TestDatabase.shared().connect())) {
      assertThat(session.run("CREATE TEMP TABLE nothing (a int)", AnswerFormat.JSON.to(out)))
          .isEqualTo(-1);
      assertThat(
              session.run(
                  "SELECT 1 AS i, 2.50 AS d, true AS b, 'x' AS t, date '2026-03-02' AS day,"
                      + " ARRAY['a','b'] AS list, '\\x7b7d'::bytea AS bytes, NULL AS none,"
                      + " '00000000-0000-0000-0000-000000000001'::uuid AS id",
                  AnswerFormat.JSON.to(out)))
          .isEqualTo(1);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"i\":1,\"d\":2.50,\"b\":true,\"t\":\"x\",\"day\":\"2026-03-02\",\"list\":[\"a\",\"b\"],"
                + "\"bytes\":\"7b7d\",\"none\":null,"
                + "\"id\":\"00000000-0000-0000-0000-000000000001\"}\n");
  }

  @Test
  void aLibraryWithoutTheDriverIsNamed(@TempDir Path empty) {
    assertThatThrownBy(() -> SqlSession.open(empty, 1, empty.resolve("tls.pem"), "lake", "token"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no JDBC driver of Trino in " + empty);
  }
}
