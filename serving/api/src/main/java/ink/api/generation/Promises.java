package ink.api.generation;

import ink.api.Env;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What each plan is promised: in a lane, an answer comes within this time, or the request is
 * refused at once. Batches are promised their day.
 *
 * @param longest by the plan's word and the lane
 */
public record Promises(Map<String, Map<Lane, Duration>> longest) {
  private static final String SETTING = "INK_PROMISES";
  private static final String USUAL = "free=600/3600,basic=300/1800,pro=120/900,enterprise=60/600";

  /** A plan that nobody promised anything waits as long as a result is wanted. */
  public Promises {
    longest = Map.copyOf(longest);
  }

  /**
   * From INK_PROMISES: for each plan the seconds of a draft and of a final, e.g. {@code
   * free=600/3600,pro=120/900}.
   *
   * @throws Env.InvalidEnvException when it says something else
   */
  static Promises from(Env env) {
    String text = env.text(SETTING, USUAL);
    Map<String, Map<Lane, Duration>> longest = new HashMap<>();
    for (String part : text.split(",", -1)) {
      String[] plan = part.trim().split("[=/]", -1);
      if (plan.length != 3 || plan[0].isEmpty()) {
        throw invalid(text);
      }
      Map<Lane, Duration> lanes = new EnumMap<>(Lane.class);
      lanes.put(Lane.DRAFT, seconds(plan[1], text));
      lanes.put(Lane.FINAL, seconds(plan[2], text));
      longest.put(plan[0], Map.copyOf(lanes));
    }
    return new Promises(longest);
  }

  private static Duration seconds(String number, String text) {
    try {
      int seconds = Integer.parseInt(number);
      if (seconds > 0) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static Env.InvalidEnvException invalid(String text) {
    return new Env.InvalidEnvException(
        SETTING
            + " is "
            + text
            + "; it must be plans with the seconds of a draft and of a final, e.g. "
            + USUAL);
  }

  Duration of(String plan, Lane lane) {
    return longest.getOrDefault(plan, Map.of()).getOrDefault(lane, lane.patience());
  }
}
