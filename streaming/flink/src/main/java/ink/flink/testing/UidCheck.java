package ink.flink.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.jspecify.annotations.Nullable;

/**
 * The house rule of a job's graph: every operator has a uid, kebab case, equal to its name. Without
 * it a job that was changed a little does not find its state again.
 */
public final class UidCheck {
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
  private static final Pattern KIND = Pattern.compile("^(Source|Sink Committer): ");
  // Flink makes of one sink a writer and a committer and calls them so.
  private static final Pattern PIECE_OF_SINK = Pattern.compile("(: |-)?(Writer|Committer)$");

  private UidCheck() {}

  /**
   * As {@link #violations(StreamGraph)}, for an environment that would refuse to make the graph of
   * a job with a missing uid.
   */
  public static List<String> violations(StreamExecutionEnvironment env) {
    Configuration lenient = new Configuration();
    lenient.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
    env.configure(lenient);
    return violations(env.getStreamGraph(false));
  }

  /** One sentence for each operator that breaks the rule; empty when all is well. */
  public static List<String> violations(StreamGraph graph) {
    List<String> violations = new ArrayList<>();
    for (StreamNode node : graph.getStreamNodes()) {
      String name = plain(node.getOperatorName());
      String uid = plain(node.getTransformationUID());
      if (uid == null) {
        violations.add("operator \"" + name + "\" has no uid");
      } else if (!uid.equals(name)) {
        violations.add("operator \"" + name + "\" has the uid \"" + uid + "\", not its name");
      } else if (!KEBAB.matcher(uid).matches()) {
        violations.add("uid \"" + uid + "\" is not a verb and a noun in kebab case");
      }
    }
    return violations;
  }

  private static @Nullable String plain(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return PIECE_OF_SINK.matcher(KIND.matcher(text).replaceFirst("")).replaceFirst("").trim();
  }
}
