package ink.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.events.Stream;
import ink.events.Streams;
import ink.local.StackOptions;
import ink.tables.TableDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What infra/trino/etc/rules.json lets people see, read as Trino does: the first rule that fits.
 */
class RulesTest {
  private static final JsonNode TABLES = tables();

  private static JsonNode tables() {
    try {
      return new ObjectMapper()
          .readTree(StackOptions.project().resolve("infra/trino/etc/rules.json").toFile())
          .get("tables");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode rule(String role, String schema, String table) {
    return StreamSupport.stream(TABLES.spliterator(), false)
        .filter(rule -> fits(rule, "user", role + "/anna"))
        .filter(rule -> fits(rule, "catalog", "lake"))
        .filter(rule -> fits(rule, "schema", schema))
        .filter(rule -> fits(rule, "table", table))
        .findFirst()
        .orElseThrow();
  }

  private static boolean fits(JsonNode rule, String what, String value) {
    return !rule.has(what) || Pattern.matches(rule.get(what).asText(), value);
  }

  static List<Stream<?>> streams() {
    return Streams.all();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void whatIsPersonalInSilverIsMaskedForWhoeverMayReadItsTable(Stream<?> stream) {
    List<String> personal =
        List.of(
            TableDefinition.of(stream)
                .properties()
                .getOrDefault("ink.personal-columns", "")
                .split(","));
    for (String role : List.of("operator", "analyst")) {
      Set<String> masked = new TreeSet<>(Set.of(""));
      rule(role, "silver", stream.table())
          .path("columns")
          .forEach(column -> masked.add(column.get("name").asText()));
      assertThat(masked).as(role).containsAll(personal);
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void nobodySeesWhatCameByteForByte(Stream<?> stream) {
    for (String role : List.of("operator", "analyst", "marketing")) {
      assertThat(rule(role, "bronze", stream.table()).get("privileges")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aTenantSeesNoTableOfFacts(Stream<?> stream) {
    assertThat(rule("ten_01k9zq4x3v8m2c5r7t1n6b0d4h", "silver", stream.table()).get("privileges"))
        .isEmpty();
    assertThat(rule("marketing", "silver", stream.table()).get("privileges")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generations",
        "bookings",
        "payments",
        "studios",
        "artists",
        "app_events",
        "usage"
      })
  void aTenantSeesItsOwnRowsOfAView(String view) {
    assertThat(rule("ten_01k9zq4x3v8m2c5r7t1n6b0d4h", "insight", view).get("filter").asText())
        .isEqualTo("tenant_id = split_part(current_user, '/', 1)");
  }

  @Test
  void theLastRuleLetsNobodySeeAnything() {
    JsonNode last = TABLES.get(TABLES.size() - 1);
    assertThat(last.size()).isEqualTo(1);
    assertThat(last.get("privileges")).isEmpty();
  }
}
