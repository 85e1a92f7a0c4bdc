package ink.bench.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import ink.world.World;
import ink.world.WorldPlan;
import ink.world.out.LakeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The world in the lake. It is written once; later runs find the note that says so.
 *
 * @param events rows of silver
 * @param loadSeconds what writing took; 0 when it was there
 */
record LoadedWorld(WorldPlan plan, long events, double loadSeconds) {
  private static final String NOTE = "world.json";

  /**
   * Finds it or writes it.
   *
   * @param folder where the note lies, and the truth
   * @throws IllegalArgumentException when another world is there
   */
  static LoadedWorld in(LakeConfig lake, Pseudonyms pseudonyms, WorldPlan plan, Path folder)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Path note = folder.resolve(NOTE);
    ObjectNode wanted =
        mapper
            .createObjectNode()
            .put("seed", plan.seed())
            .put("start", plan.start().toString())
            .put("studios", plan.studios())
            .put("days", plan.days());
    if (Files.exists(note)) {
      JsonNode there = mapper.readTree(note.toFile());
      for (String name : List.of("seed", "start", "studios", "days")) {
        if (!there.path(name).asText().equals(wanted.path(name).asText())) {
          throw new IllegalArgumentException(
              "the lake holds another world, "
                  + there
                  + ": ask for that one, or name another folder with --data");
        }
      }
      return new LoadedWorld(plan, there.path("events").asLong(), 0);
    }
    long started = System.nanoTime();
    World world = World.of(plan);
    long events;
    try (LakeWriter writer = LakeWriter.open(lake, pseudonyms)) {
      world.facts().forEach(writer::write);
      Map<String, Long> rows = writer.commit();
      events = rows.values().stream().mapToLong(Long::longValue).sum();
    }
    Files.createDirectories(folder);
    world.truth().write(folder.resolve("truth.json"));
    mapper.writeValue(note.toFile(), wanted.put("events", events));
    return new LoadedWorld(plan, events, (System.nanoTime() - started) / 1e9);
  }
}
