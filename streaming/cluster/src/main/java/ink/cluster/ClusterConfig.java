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
 * @param temporary folder for Flink's scratch files; emptied at start
 */
record ClusterConfig(String kafka, String adminHost, int adminPort, Path temporary) {

  static ClusterConfig from(Map<String, String> env) {
    Settings settings = new Settings(env);
    int port = settings.count("INK_ADMIN_PORT", 8413);
    if (port > 65_535) {
      throw new InvalidSettingException("INK_ADMIN_PORT is " + port + "; ports end at 65535");
    }
    return new ClusterConfig(
        settings.text("INK_KAFKA"),
        settings.find("INK_HOST").orElse("127.0.0.1"),
        port,
        Path.of(settings.text("INK_DATA")).resolve("tmp"));
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
