package ink.api.bench;

import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.ids.IdType;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

/**
 * How fast are a report's figures read, server side? A year of thirteen styles by week, asked for
 * again and again on one keep-alive connection, of the real API and PostgreSQL of the tests. Prints
 * what the API itself measured, as its metrics tell it, and what the client saw. Run by a person:
 *
 * <pre>{@code
 * java -cp target/test-classes:target/classes:… ink.api.bench.ReportBench REQUESTS
 * }</pre>
 */
public final class ReportBench {
  private static final int WEEKS = 52;
  private static final int STYLES = 13;

  private ReportBench() {}

  public static void main(String[] args) throws Exception {
    int requests = Integer.parseInt(args[0]);
    TestApi api = TestApi.shared();
    Tenant tenant = api.tenant("reports");
    publish(figures());
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(api.url("/v1/reports/trends"))
            .header("Authorization", "Bearer " + tenant.key().secret())
            .build();
    run(client, request, 2_000);
    long[] before = buckets(api);
    long[] nanos = run(client, request, requests);
    long[] after = buckets(api);
    Arrays.sort(nanos);
    System.out.printf(
        "figures %d bytes, %d requests; server side: %d of %d within 1 ms, %d within 2.5 ms, %d"
            + " within 5 ms; client p50 %.2f ms p99 %.2f ms%n",
        figures().length(),
        requests,
        after[0] - before[0],
        after[3] - before[3],
        after[1] - before[1],
        after[2] - before[2],
        nanos[requests / 2] / 1e6,
        nanos[(int) (requests * 0.99)] / 1e6);
    System.exit(0);
  }

  private static long[] run(HttpClient client, HttpRequest request, int requests)
      throws IOException, InterruptedException {
    long[] nanos = new long[requests];
    for (int i = 0; i < requests; i++) {
      long start = System.nanoTime();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      nanos[i] = System.nanoTime() - start;
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode());
      }
    }
    return nanos;
  }

  /** Answers of the route within 1, 2.5, 5 ms, and all. */
  private static long[] buckets(TestApi api) {
    String text = api.send("GET", api.adminUrl("/metrics"), null).text();
    return Arrays.stream(new String[] {"0.001", "0.0025", "0.005", "+Inf"})
        .mapToLong(
            bound ->
                text.lines()
                    .filter(line -> line.startsWith("ink_api_request_seconds_bucket"))
                    .filter(line -> line.contains("/v1/reports/") && line.contains("\"200\""))
                    .filter(line -> line.contains("le=\"" + bound + "\""))
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum())
        .toArray();
  }

  private static void publish(String figures) {
    String run = IdType.REPORT_RUN.next();
    TestApi.execute(
        "INSERT INTO report_runs (run_id, report, subject, period_start, period_end, time_zone,"
            + " snapshots, row_count, figures) VALUES (?, 'trends', 'everyone', '2025-01-06',"
            + " '2026-01-05', 'UTC', '{}', 676, ?::json)",
        run,
        figures);
    TestApi.execute(
        "INSERT INTO report_current (report, subject, run_id) VALUES ('trends', 'everyone', ?)",
        run);
  }

  private static String figures() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < WEEKS * STYLES; i++) {
      rows.append(rows.length() == 0 ? "" : ",")
          .append("{\"week_start\":\"2025-01-06\",\"style\":\"style-")
          .append(i % STYLES)
          .append("\",\"people\":1234,\"askers\":321,\"share\":0.07692307692307693}");
    }
    return "{\"object\":\"report\",\"tables\":{\"weeks\":[" + rows + "]}}";
  }
}
