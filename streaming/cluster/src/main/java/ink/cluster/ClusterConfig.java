package ink.cluster;

import ink.flink.InvalidSettingException;
import ink.flink.Job;
import ink.flink.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the cluster itself is told; the jobs read the rest.
 *
 * @param kafka Kafka's bootstrap servers
 * @param adminHost where health is told
 * @param metricsPort where Flink's figures and the jobs' own are told; 0: nowhere
 * @param slots at least so many; each job takes as many as its parallelism
 * @param temporary folder for Flink's scratch files; emptied at start
 */
record ClusterConfig(
    String kafka, String adminHost, int adminPort, int metricsPort, int slots, Path temporary) {

  static ClusterConfig from(Map<String, String> env) {
    Settings settings = new Settings(env);
    return new ClusterConfig(
        settings.text("INK_KAFKA"),
        settings.find("INK_HOST").orElse("127.0.0.1"),
        port(settings, "INK_ADMIN_PORT", 8413),
        settings.find("INK_METRICS_PORT").isEmpty() ? 0 : port(settings, "INK_METRICS_PORT", 8412),
        settings.count("INK_SLOTS", 1),
        Path.of(settings.text("INK_DATA")).resolve("tmp"));
  }

  private static int port(Settings settings, String name, int usual) {
    int port = settings.count(name, usual);
    if (port > 65_535) {
      throw new InvalidSettingException(name + " is " + port + "; ports end at 65535");
    }
    return port;
  }

  /** The jobs that INK_JOBS names, e.g. {@code dispatch,lake}; all of them when it is not set. */
  static List<Job> chosen(Map<String, String> env, List<Job> jobs) {
    String names = new Settings(env).find("INK_JOBS").orElse("");
    if (names.isEmpty()) {
      return jobs;
    }
    return Arrays.stream(names.split(",", -1))
        .map(
            name ->
                jobs.stream()
                    .filter(job -> job.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new InvalidSettingException(
                                "INK_JOBS has \""
                                    + name
                                    + "\"; there are "
                                    + String.join(", ", jobs.stream().map(Job::name).toList()))))
        .toList();
  }
}
