package ink.dispatch;

import ink.flink.InvalidSettingException;
import ink.flink.Settings;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What a tenant's plan is worth when calls are short.
 *
 * @param weights by the plan's word; a tenant gets calls in proportion
 */
public record Plans(Map<String, Integer> weights) implements Serializable {
  private static final String SETTING = "INK_DISPATCH_WEIGHTS";
  private static final String USUAL = "free=1,basic=2,pro=4,enterprise=8";

  /** A weight beyond this is a slip of the pen. */
  private static final int MOST = 1_000;

  public Plans {
    weights = Map.copyOf(weights);
  }

  /** From INK_DISPATCH_WEIGHTS, e.g. {@code free=1,basic=2,pro=4,enterprise=8}. */
  static Plans from(Settings settings) {
    String text = settings.find(SETTING).orElse(USUAL);
    Map<String, Integer> weights = new HashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      int weight = equals < 1 ? 0 : number(part.substring(equals + 1).trim());
      if (weight < 1 || weight > MOST) {
        throw new InvalidSettingException(
            SETTING
                + " has \""
                + part
                + "\"; it must be plans with their weights from 1 to "
                + MOST
                + ", e.g. "
                + USUAL);
      }
      weights.put(part.substring(0, equals).trim(), weight);
    }
    return new Plans(weights);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0; // The caller says what is wrong.
    }
  }

  /** The plan's weight; 1 for a plan nobody weighed. */
  int weight(String plan) {
    return weights.getOrDefault(plan, 1);
  }
}
