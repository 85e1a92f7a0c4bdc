package ink.flink;

import java.util.Map;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A streaming job, ready to be handed to any cluster: a MiniCluster in one JVM or a real one. */
public interface Job {
  /** The job's name, kebab case; also the name of its folder of checkpoints. */
  String name();

  /**
   * The job's graph with its production sources and sinks. It restores from the newest complete
   * checkpoint of the job when there is one. Every call returns a graph with a fresh job id: a
   * fixed one, started without its checkpoint, makes the Iceberg committer skip data silently.
   *
   * @param env the process environment: INK_KAFKA, INK_CHECKPOINTS and what the job itself needs
   * @throws InvalidSettingException when a variable is missing or makes no sense
   */
  StreamGraph graph(Map<String, String> env);
}
