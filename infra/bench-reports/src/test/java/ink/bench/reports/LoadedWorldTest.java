package ink.bench.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import ink.world.WorldPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedWorldTest {
  private static final LakeConfig NOWHERE =
      new LakeConfig("jdbc:none:", "u", "p", "s3://none/", null, null, null, "us-east-1");
  private static final Pseudonyms PSEUDONYMS =
      Pseudonyms.from(
          Map.of("INK_PSEUDONYM_KEY", Base64.getEncoder().encodeToString(new byte[32])));

  @TempDir Path folder;

  @BeforeEach
  void aWorldIsThere() throws Exception {
    Files.writeString(
        folder.resolve("world.json"),
        "{\"seed\":1,\"start\":\"2025-11-24\",\"studios\":3,\"days\":30,\"events\":4711}");
  }

  @Test
  void findsTheWorldThatIsThere() throws Exception {
    LoadedWorld world = LoadedWorld.in(NOWHERE, PSEUDONYMS, WorldPlan.of(1, 3, 30), folder);
    assertThat(world.events()).isEqualTo(4711);
    assertThat(world.loadSeconds()).isZero();
  }

  @Test
  void doesNotTakeOneWorldForAnother() {
    assertThatThrownBy(() -> LoadedWorld.in(NOWHERE, PSEUDONYMS, WorldPlan.of(2, 3, 30), folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds another world");
  }
}
