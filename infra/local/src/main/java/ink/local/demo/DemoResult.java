package ink.local.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** What the demo did and what came of it: the JSON object that {@code demo --json} ends with. */
public record DemoResult(
    @JsonProperty("ok") boolean ok,
    @JsonProperty("generations") Generations generations,
    @JsonProperty("bookings") Bookings bookings,
    @JsonProperty("events") Events events,
    @JsonProperty("lake") Lake lake,
    @JsonProperty("report") Report report,
    @JsonProperty("seconds") Seconds seconds,
    @JsonProperty("rss_mb") long residentMegabytes,
    @JsonProperty("counts") Map<String, Census.Counts> counts,
    @JsonProperty("disagreements") List<String> disagreements) {

  /** Milliseconds are from the request to the outcome, as the requester saw it. */
  public record Generations(
      @JsonProperty("accepted") int accepted,
      @JsonProperty("succeeded") int succeeded,
      @JsonProperty("failed") int failed,
      @JsonProperty("p50_ms") double p50,
      @JsonProperty("p99_ms") double p99) {}

  /** Webhooks that a platform sent, and bookings that found their design. */
  public record Bookings(
      @JsonProperty("received") int received,
      @JsonProperty("booked") int booked,
      @JsonProperty("correlated") int correlated) {}

  public record Events(
      @JsonProperty("accepted") int accepted, @JsonProperty("in_lake") long inLake) {}

  public record Lake(@JsonProperty("tables") int tables, @JsonProperty("rows") long rows) {}

  public record Report(
      @JsonProperty("name") String name,
      @JsonProperty("rows") long rows,
      @JsonProperty("url") String url,
      @JsonProperty("file") String file) {}

  public record Seconds(@JsonProperty("ready") double ready, @JsonProperty("total") double total) {}
}
