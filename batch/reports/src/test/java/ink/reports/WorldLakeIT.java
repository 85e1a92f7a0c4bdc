package ink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import ink.world.Fact;
import ink.world.World;
import ink.world.WorldPlan;
import ink.world.out.LakeWriter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A simulated world written straight into the lake. */
class WorldLakeIT {
  private static final World WORLD = World.of(WorldPlan.of(8, 3, 6));
  private static final Pseudonyms PSEUDONYMS =
      Pseudonyms.from(
          Map.of("INK_PSEUDONYM_KEY", Base64.getEncoder().encodeToString(new byte[32])));

  private static Map<String, Long> rows;

  @BeforeAll
  static void writeTheWorld() {
    TestLake.empty();
    try (LakeWriter lake = LakeWriter.open(LakeConfig.from(TestLake.environment()), PSEUDONYMS)) {
      WORLD.facts().forEach(lake::write);
      rows = lake.commit();
    }
  }

  @AfterAll
  static void forgetTheWorld() {
    TestLake.empty();
  }

  @Test
  void theWorldLiesInSilverEachFactOnce() {
    assertThat(rows).isEqualTo(WORLD.truth().distinct());
    rows.forEach(
        (table, count) ->
            assertThat(
                    TestLake.session()
                        .sql("SELECT count(*), count(DISTINCT event_id) FROM lake.silver." + table)
                        .first())
                .as(table)
                .satisfies(
                    row -> {
                      assertThat(row.getLong(0)).isEqualTo(count);
                      assertThat(row.getLong(1)).isEqualTo(count);
                    }));
    assertThat(
            TestLake.session()
                .sql(
                    "SELECT count(*) FROM lake.silver.app_event_recorded WHERE actor_id NOT LIKE 'psn_%'")
                .first()
                .getLong(0))
        .isZero();
  }

  @Test
  void aWorldIsWrittenInTheOrderInWhichItHappened() {
    List<Fact> facts = WORLD.facts().limit(500).toList();
    try (LakeWriter lake = LakeWriter.open(LakeConfig.from(TestLake.environment()), PSEUDONYMS)) {
      lake.write(facts.get(499));
      assertThatThrownBy(() -> lake.write(facts.get(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("happened before");
    }
  }
}
