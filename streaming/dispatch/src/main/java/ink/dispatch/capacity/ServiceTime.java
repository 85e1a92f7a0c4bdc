package ink.dispatch.capacity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How long a model takes on a GPU; the figures and their sources stand in {@code
 * service_times.csv}.
 *
 * @param seconds mean of one image of 1024 x 1024 pixels
 * @param variation standard deviation divided by the mean
 */
public record ServiceTime(
    String model, String gpu, double seconds, double variation, String source) {

  /**
   * The figure of a model on a GPU.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static ServiceTime of(String model, String gpu) {
    List<ServiceTime> known = all();
    return known.stream()
        .filter(time -> time.model.equals(model) && time.gpu.equalsIgnoreCase(gpu))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nothing is known of "
                        + model
                        + " on "
                        + gpu
                        + "; there are "
                        + String.join(
                            ", ",
                            known.stream().map(time -> time.model + " on " + time.gpu).toList())
                        + ". Give your own with --service-seconds."));
  }

  /** A measured figure of one's own. */
  public static ServiceTime measured(String model, String gpu, double seconds, double variation) {
    return new ServiceTime(model, gpu, seconds, variation, "given");
  }

  /** All that are known. */
  public static List<ServiceTime> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ServiceTime.class.getResourceAsStream("service_times.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(ServiceTime::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServiceTime parse(String line) {
    String[] fields = line.split(",", 5);
    return new ServiceTime(
        fields[0].strip(),
        fields[1].strip().toUpperCase(Locale.ROOT),
        Double.parseDouble(fields[2].strip()),
        Double.parseDouble(fields[3].strip()),
        fields[4].strip());
  }
}
