package ink.bench.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import ink.world.WorldPlan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * Writes a world straight into silver: {@code infra/ink world --to-lake}. Arguments: studios, days,
 * seed, first day. The last line on standard output is JSON.
 */
public final class WorldLoader {
  private WorldLoader() {}

  public static void main(String[] args) throws Exception {
    Map<String, String> env = System.getenv();
    WorldPlan plan =
        WorldPlan.of(Long.parseLong(args[2]), Integer.parseInt(args[0]), Integer.parseInt(args[1]))
            .startingOn(LocalDate.parse(args[3]));
    LoadedWorld world =
        LoadedWorld.in(
            LakeConfig.from(env),
            Pseudonyms.from(env),
            plan,
            Path.of(env.getOrDefault("INK_DATA", "world")));
    System.out.println(
        new ObjectMapper()
            .createObjectNode()
            .put("rows", world.events())
            .put("seconds", Math.round(world.loadSeconds() * 10) / 10.0));
    System.exit(0);
  }
}
