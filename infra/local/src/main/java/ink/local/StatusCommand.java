package ink.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
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

  @Override
  public Integer call() throws Exception {
    StackState state = StackState.read(options.home().stateFile()).orElse(null);
    boolean up = state != null && state.alive();
    List<Map<String, Object>> parts = new ArrayList<>();
    boolean ready = up;
    double resident = 0;
    if (state != null && up) {
      for (StackState.PartProcess part : state.parts()) {
        boolean alive = !part.pidStartedAt().isEmpty() && StackState.startOf(part.pid()).equals(part.pidStartedAt());
        String now = alive ? part.state() : "restarting";
        double megabytes = alive ? Memory.residentMegabytes(part.pid()) : 0;
        ready &= "ready".equals(now);
        resident += megabytes;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", part.name());
        row.put("state", now);
        row.put("pid", part.pid());
        row.put("restarts", part.restarts());
        row.put("rss_mb", Math.round(megabytes));
        parts.add(row);
      }
    }
    if (!up) {
      System.out.println("No stack is up in " + options.home().data() + "; start one with infra/ink up");
    }
    for (Map<String, Object> part : parts) {
      System.out.printf(
          Locale.ROOT, "  %-20s %-11s pid %-8s %5s MB%s%n",
          part.get("name"), part.get("state"), part.get("pid"), part.get("rss_mb"),
          part.get("restarts").equals(0) ? "" : "  restarted " + part.get("restarts") + "x");
    }
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("up", up);
      all.put("ready", ready);
      all.put("data", options.home().data().toString());
      all.put("port_base", state == null ? null : state.portBase());
      all.put("rss_mb", Math.round(resident));
      all.put("parts", parts);
      System.out.println(new ObjectMapper().writeValueAsString(all));
    }
    return ready ? 0 : 1;
  }
}
