package ink.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class RequestTest {
  private static final Step ERASE =
      new Step() {
        @Override
        public String name() {
          return "erase";
        }

        @Override
        public Map<String, Long> on(SparkSession spark, String name, Table table) {
          return Map.of();
        }
      };

  private final Clock clock = Clock.systemUTC();

  @Test
  void doesWhatIsNamedInTheOrderOfItsNaming() {
    assertThat(Request.parse(List.of("expire", "compact"), clock, ERASE).steps())
        .extracting(Step::name)
        .containsExactly("expire", "compact");
    assertThat(Request.parse(List.of("all", "--table", "silver.a"), clock, ERASE).steps())
        .extracting(Step::name)
        .containsExactly("erase", "compact", "manifests", "expire", "orphans");
    assertThat(Request.parse(List.of("all", "--table", "silver.a"), clock, ERASE).tables())
        .containsExactly("silver.a");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> Request.parse(List.of(), clock, ERASE))
        .hasMessageContaining("name a step");
    assertThatThrownBy(() -> Request.parse(List.of("sweep"), clock, ERASE))
        .hasMessage("there is no step sweep; see --help");
    assertThatThrownBy(() -> Request.parse(List.of("all", "--table"), clock, ERASE))
        .hasMessageContaining("needs a value");
    assertThatThrownBy(() -> Request.parse(List.of("erase", "--person", "cli_123"), clock, ERASE))
        .hasMessageContaining("--tenant is an id");
    assertThatThrownBy(
            () ->
                Request.parse(
                    List.of("erase", "--tenant", "ten_1", "--person", "ann"), clock, ERASE))
        .hasMessageContaining("at least 6 characters, not ann");
    assertThatThrownBy(() -> Request.parse(List.of("erase", "--tenant", "ten_1"), clock, ERASE))
        .hasMessageContaining("name the person's ids");
  }

  private String said = "";

  private int run(Map<String, String> env, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status = Upkeep.run(List.of(args), env, clock, print, print);
    said = out.toString(StandardCharsets.UTF_8);
    return status;
  }

  @Test
  void explainsItselfAndWhatItMisses() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(said).contains("compact", "--table", "Exit status");
    assertThat(run(Map.of(), "all")).isEqualTo(Upkeep.ASKED_WRONGLY);
    assertThat(said).contains("INK_LAKE_URL is not set");
    Map<String, String> env =
        new HashMap<>(
            Map.of(
                "INK_PSEUDONYM_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "INK_DB_USER", "u",
                "INK_DB_PASSWORD", "p",
                "INK_LAKE_URL", "jdbc:postgresql://127.0.0.1:1/lake",
                "INK_LAKE_USER", "u",
                "INK_LAKE_PASSWORD", "p"));
    assertThat(run(env, "all")).isEqualTo(Upkeep.ASKED_WRONGLY);
    assertThat(said).contains("INK_DB_URL is not set; the ledger of erasures needs it");
    env.put("INK_DB_URL", "jdbc:postgresql://127.0.0.1:1/ink");
    assertThat(run(env, "sweep")).isEqualTo(Upkeep.ASKED_WRONGLY);
    assertThat(run(env, "all")).isEqualTo(Upkeep.NEIGHBOUR_DOWN);
    assertThat(said).contains("the lake's catalog (INK_LAKE_URL").hasLineCount(1);
  }

  @Test
  void itsFlagsAreTheOnesThatSparkWants() throws Exception {
    List<String> wanted =
        Arrays.stream(JavaModuleOptions.defaultModuleOptions().split(" "))
            .filter(flag -> !flag.isBlank())
            .toList();
    assertThat(Files.readAllLines(Path.of("jvm.flags"))).containsAll(wanted);
  }
}
