package ink.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {
  @TempDir Path data;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream systemErr = System.err;
  private final InputStream systemIn = System.in;

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(systemErr);
    System.setIn(systemIn);
  }

  private int sql(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "sql";
    all[1] = "--data";
    all[2] = data.toString();
    System.arraycopy(args, 0, all, 3, args.length);
    return Ink.run(all);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void wantsAStackThatIsUp() {
    assertThat(sql("select", "1")).isEqualTo(Ink.CANNOT);
    assertThat(complained()).contains("no stack is up in " + data).contains("infra/ink up");
  }

  @Test
  void readsStandardInput() {
    System.setIn(new ByteArrayInputStream("select 1".getBytes(StandardCharsets.UTF_8)));
    assertThat(sql()).isEqualTo(Ink.CANNOT);
    assertThat(complained()).contains("no stack is up");
  }

  @Test
  void readsAFile() throws Exception {
    Path file = Files.writeString(data.resolve("q.sql"), "select 1");
    assertThat(sql("-f", file.toString())).isEqualTo(Ink.CANNOT);
    assertThat(complained()).contains("no stack is up");
  }

  @Test
  void noStatementIsAWrongUsage() {
    System.setIn(new ByteArrayInputStream("-- only a comment\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(sql()).isEqualTo(2);
    assertThat(complained()).contains("there is no statement", "Usage: infra/ink sql");
  }

  @Test
  void aFileThatIsNotThereIsAWrongUsage() {
    assertThat(sql("-f", "no/such.sql")).isEqualTo(2);
    assertThat(complained()).contains("cannot read the file no/such.sql");
    assertThat(sql("-f", data.toString())).isEqualTo(2);
  }

  @Test
  void aFileAndSqlOrTwoFormatsAreAWrongUsage() {
    assertThat(sql("-f", "a.sql", "select 1")).isEqualTo(2);
    assertThat(complained()).contains("not both");
    assertThat(sql("--csv", "--json", "select 1")).isEqualTo(2);
    assertThat(complained()).contains("mutually exclusive");
  }
}
