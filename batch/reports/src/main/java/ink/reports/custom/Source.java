package ink.reports.custom;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import ink.events.Streams;
import ink.reports.Input;
import ink.reports.TextFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;

/**
 * Where a subject of the catalogue lies in the lake, and what its measures are there. The question
 * beside this class gives one row a thing, with a column of each dimension's name; measures are
 * expressions over its columns. Nothing that a person typed becomes part of a query's text.
 *
 * @param inputs the facts that the question reads
 * @param question SQL
 * @param measures by name
 */
record Source(List<Input> inputs, String question, Map<String, Column> measures) {
  private static final Map<String, Source> ALL =
      Map.of(
          "generations", generations(),
          "bookings", bookings(),
          "payments", payments(),
          "app_events", appEvents());

  static Source of(String subject) {
    Source source = ALL.get(subject);
    if (source == null) {
      throw new IllegalStateException("the catalogue has " + subject + ", and batch does not");
    }
    return source;
  }

  /** What a measure of the catalogue is here. */
  Column measure(String name) {
    Column measure = measures.get(name);
    if (measure == null) {
      throw new IllegalStateException("the catalogue has " + name + ", and batch does not");
    }
    return measure;
  }

  /** How many rows are so; 0 and not null when there is none. */
  private static Column many(Column condition) {
    return count(when(condition, lit(1)));
  }

  /** The total of what rows that are so have; 0 and not null when there is none. */
  private static Column total(String amount, Column condition) {
    return sum(when(condition, col(amount)).otherwise(lit(0L)));
  }

  private static Source generations() {
    Column image = col("outcome").equalTo("succeeded");
    Column ended = col("outcome").notEqual("waiting");
    Map<String, Column> measures = new TreeMap<>();
    measures.put("requests", count(lit(1)));
    measures.put("images", many(image));
    measures.put("failures", many(ended.and(image.equalTo(false))));
    measures.put("success_rate", try_divide(many(image), many(ended)));
    measures.put("people", count_distinct(col("person")));
    measures.put("mean_wait_ms", avg(col("wait_ms")));
    measures.put("p95_wait_ms", percentile(col("wait_ms"), lit(0.95)));
    measures.put("from_cache", many(col("cached")));
    return new Source(
        List.of(
            Input.of(
                Streams.GENERATION_REQUESTED,
                "tenant_id",
                "generation_id",
                "style",
                "lane",
                "model",
                "country",
                "body_part",
                "studio_id",
                "artist_id",
                "client_id"),
            // By when it was asked for: an answer after the period's end still belongs to it.
            new Input(
                "generation_completed",
                Streams.GENERATION_COMPLETED,
                "requested_at",
                List.of(
                    "tenant_id", "generation_id", "attempts", "queue_ms", "inference_ms", "cached"),
                Input.Reach.PERIOD),
            new Input(
                "generation_failed",
                Streams.GENERATION_FAILED,
                "requested_at",
                List.of("tenant_id", "generation_id", "attempts", "cause"),
                Input.Reach.PERIOD)),
        TextFile.beside(Source.class, "generations.sql"),
        measures);
  }

  private static Source bookings() {
    Column kept = col("status").equalTo("accepted").and(col("is_over"));
    Column missed = col("status").equalTo("no_show");
    Column cancelled =
        col("status").isin("cancelled_by_customer", "cancelled_by_seller", "declined");
    Map<String, Column> measures = new TreeMap<>();
    measures.put("bookings", count(lit(1)));
    measures.put("kept", many(kept));
    measures.put("cancelled", many(cancelled));
    measures.put("no_shows", many(missed));
    measures.put("kept_rate", try_divide(many(kept), many(kept.or(missed).or(cancelled))));
    measures.put("revenue", total("price_minor", kept));
    measures.put("mean_price", avg(col("price_minor")));
    measures.put("booked_minutes", total("minutes", col("status").equalTo("accepted")));
    return new Source(
        List.of(
            new Input(
                "booking_changed",
                Streams.BOOKING_CHANGED,
                "changed_at",
                List.of(
                    "tenant_id",
                    "booking_id",
                    "external_version",
                    "starts_at",
                    "duration_minutes",
                    "status",
                    "studio_id",
                    "external_staff_id",
                    "provider",
                    "price_minor",
                    "currency"),
                Input.Reach.HISTORY),
            new Input(
                "booking_correlated",
                Streams.BOOKING_CORRELATED,
                "correlated_at",
                List.of("tenant_id", "booking_id", "design_id", "artist_id"),
                Input.Reach.HISTORY),
            new Input(
                "generation_completed",
                Streams.GENERATION_COMPLETED,
                "completed_at",
                List.of("tenant_id", "design_id", "style"),
                Input.Reach.HISTORY),
            new Input(
                "artist_changed",
                Streams.ARTIST_CHANGED,
                "changed_at",
                List.of("tenant_id", "artist_id", "external_staff_id"),
                Input.Reach.HISTORY)),
        TextFile.beside(Source.class, "bookings.sql"),
        measures);
  }

  private static Source payments() {
    Column deposit = col("kind").equalTo("deposit");
    Column balance = col("kind").equalTo("balance");
    Column refund = col("kind").equalTo("refund");
    Map<String, Column> measures = new TreeMap<>();
    measures.put("payments", count(lit(1)));
    measures.put("deposits", total("amount_minor", deposit));
    measures.put("balances", total("amount_minor", balance));
    measures.put("refunds", total("amount_minor", refund));
    measures.put("forfeited", total("amount_minor", col("kind").equalTo("forfeit")));
    measures.put(
        "net", total("amount_minor", deposit.or(balance)).minus(total("amount_minor", refund)));
    return new Source(
        List.of(
            Input.of(
                Streams.PAYMENT_RECORDED,
                "tenant_id",
                "studio_id",
                "currency",
                "kind",
                "provider",
                "amount_minor")),
        TextFile.beside(Source.class, "payments.sql"),
        measures);
  }

  private static Source appEvents() {
    Map<String, Column> measures = new TreeMap<>();
    measures.put("events", count(lit(1)));
    measures.put("people", count_distinct(col("person")));
    measures.put("views", many(col("event").equalTo("design_viewed")));
    measures.put("likes", many(col("event").equalTo("design_liked")));
    measures.put("shares", many(col("event").equalTo("design_shared")));
    measures.put("approvals", many(col("event").equalTo("design_approved")));
    return new Source(
        List.of(
            Input.of(
                Streams.APP_EVENT_RECORDED,
                "tenant_id",
                "style",
                "name",
                "country",
                "app_version",
                "actor_id")),
        TextFile.beside(Source.class, "app_events.sql"),
        measures);
  }
}
