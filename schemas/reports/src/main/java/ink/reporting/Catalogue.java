package ink.reporting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The governed catalogue: the only things a custom report can be made of, each with its definition
 * in words. {@code catalogue.json} holds it.
 */
public record Catalogue(@JsonProperty("subjects") List<Subject> subjects) {
  private static final Catalogue WHOLE = read();

  /**
   * What a report is about; its measures and dimensions go together, those of two subjects do not.
   *
   * @param time which of its times the period and the grain mean
   */
  public record Subject(
      @JsonProperty("name") String name,
      @JsonProperty("label") String label,
      @JsonProperty("time") String time,
      @JsonProperty("measures") List<Measure> measures,
      @JsonProperty("dimensions") List<Dimension> dimensions) {
    /** The measure of a name. */
    public Optional<Measure> measure(String name) {
      return measures.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** The dimension of a name. */
    public Optional<Dimension> dimension(String name) {
      return dimensions.stream().filter(d -> d.name().equals(name)).findFirst();
    }
  }

  /**
   * What is counted.
   *
   * @param unit count, share (0 to 1), milliseconds, minutes, or money (minor units of the
   *     currency)
   */
  public record Measure(
      @JsonProperty("name") String name,
      @JsonProperty("label") String label,
      @JsonProperty("unit") String unit,
      @JsonProperty("definition") String definition) {
    /** Amounts of two currencies must never be added: such a measure has a row a currency. */
    public boolean isMoney() {
      return unit.equals("money");
    }
  }

  /** What it is counted by. */
  public record Dimension(
      @JsonProperty("name") String name,
      @JsonProperty("label") String label,
      @JsonProperty("type") ValueType type,
      @JsonProperty("definition") String definition) {}

  /** What a dimension's values are. */
  public enum ValueType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("yes or no")
    YES_OR_NO
  }

  /** All of it. */
  public static Catalogue whole() {
    return WHOLE;
  }

  private static Catalogue read() {
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
      return new ObjectMapper().readValue(in, Catalogue.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The subject of a name. */
  public Optional<Subject> subject(String name) {
    return subjects.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
