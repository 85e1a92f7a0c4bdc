package ink.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code infra/ink status}: what runs. Exit status 0 when all parts are ready, 1 when not. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tells what runs; exit status 0 when every part is ready.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  /** A part as it stands at this moment. */
  private record Row(
      @JsonProperty("name") String name,
      @JsonProperty("state") String state,
      @JsonProperty("pid") long pid,
      @JsonProperty("restarts") int restarts,
      @JsonProperty("rss_mb") long residentMegabytes) {
    static Row of(StackState.PartProcess part) {
      boolean alive = StackState.startOf(part.pid()).equals(part.pidStartedAt()) && part.pid() != 0;
      return new Row(
          part.name(),
          alive ? part.state() : "restarting",
          part.pid(),
          part.restarts(),
          alive ? Math.round(Memory.residentMegabytes(part.pid())) : 0);
    }
  }

  @Override
  public Integer call() throws Exception {
    StackState state = StackState.read(options.home().stateFile()).orElse(null);
    boolean up = state != null && state.alive();
    List<Row> rows =
        state == null || !up ? List.of() : state.parts().stream().map(Row::of).toList();
    boolean ready = up && rows.stream().allMatch(row -> "ready".equals(row.state()));
    if (!up) {
      System.out.println(
          "No stack is up in " + options.home().data() + "; start one with infra/ink up");
    }
    for (Row row : rows) {
      System.out.printf(
          Locale.ROOT,
          "  %-20s %-11s pid %-8d %5d MB%s%n",
          row.name(),
          row.state(),
          row.pid(),
          row.residentMegabytes(),
          row.restarts() == 0 ? "" : "  restarted " + row.restarts() + "x");
    }
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("up", up);
      all.put("ready", ready);
      all.put("data", options.home().data().toString());
      if (state != null) {
        all.put("port_base", state.portBase());
      }
      all.put("rss_mb", rows.stream().mapToLong(Row::residentMegabytes).sum());
      all.put("parts", rows);
      System.out.println(new ObjectMapper().writeValueAsString(all));
    }
    return ready ? 0 : 1;
  }
}
