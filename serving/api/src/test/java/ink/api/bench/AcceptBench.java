package ink.api.bench;

import ink.api.testing.ScriptedCollector;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.neighbours.testing.TestKafka;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/**
 * How many generations a second does the API accept, how fast, at what cost? A closed loop of
 * keep-alive connections on the real API, PostgreSQL and Kafka of the tests. Run by a person:
 *
 * <pre>{@code
 * java -cp target/test-classes:target/classes:… ink.api.bench.AcceptBench CONNECTIONS TENANTS SECONDS ROUNDS
 * }</pre>
 *
 * <p>Other variables of the API may be set with {@code -Dbench.NAME=VALUE}. CPU seconds are those
 * of this JVM (the API and this driver) and of PostgreSQL and Kafka together.
 */
public final class AcceptBench {
  private static final String BODY =
      "{\"prompt\":\"a moth over a crescent moon\",\"style\":\"mandala\",\"seed\":7}";

  private AcceptBench() {}

  public static void main(String[] args) throws Exception {
    int connections = Integer.parseInt(args[0]);
    int tenants = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    int rounds = Integer.parseInt(args[3]);
    TestKafka.shared().createTopics();
    ScriptedCollector collector = ScriptedCollector.start();
    Map<String, String> environment = TestApi.environment(collector);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("bench."))
        .forEach(name -> environment.put(name.substring(6), System.getProperty(name)));
    TestApi api = TestApi.start(environment, collector);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.get("/readyz").json().path("status").asText().equals("ready"));
    List<Tenant> all = new ArrayList<>();
    for (int i = 0; i < tenants; i++) {
      all.add(api.tenant("generate"));
    }
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    round(api, all, threads, connections, 3); // warms up
    for (int i = 0; i < rounds; i++) {
      System.out.println(round(api, all, threads, connections, seconds));
    }
    System.exit(0);
  }

  private static String round(
      TestApi api, List<Tenant> tenants, ExecutorService threads, int connections, int seconds)
      throws InterruptedException, ExecutionException {
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Future<long[]>> loops = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int first = i;
      loops.add(threads.submit(() -> loop(api.url("/v1/generate"), tenants, first, end)));
    }
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> loop : loops) {
      all.add(loop.get());
    }
    double took = (System.nanoTime() - start) / 1e9;
    double spent = cpuSeconds() - cpu;
    long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return String.format(
        "connections %d tenants %d: %.0f/s p50 %.2f ms p99 %.2f ms cpu %.2f s/1000 load %.1f",
        connections,
        tenants.size(),
        nanos.length / took,
        nanos[nanos.length / 2] / 1e6,
        nanos[(int) (nanos.length * 0.99)] / 1e6,
        spent / nanos.length * 1000,
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static long[] loop(URI url, List<Tenant> tenants, int first, long end) {
    long[] nanos = new long[1 << 16];
    int count = 0;
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int next = first; System.nanoTime() < end && count < nanos.length; next++) {
        byte[] request = request(tenants.get((next * 31) % tenants.size()));
        long start = System.nanoTime();
        socket.getOutputStream().write(request);
        readAccepted(in);
        nanos[count++] = System.nanoTime() - start;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.copyOf(nanos, count);
  }

  private static byte[] request(Tenant tenant) {
    return ("POST /v1/generate HTTP/1.1\r\nHost: api\r\nContent-Type: application/json\r\nAuthorization: Bearer "
            + tenant.key().secret()
            + "\r\nIdempotency-Key: "
            + UUID.randomUUID()
            + "\r\nContent-Length: "
            + BODY.length()
            + "\r\n\r\n"
            + BODY)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void readAccepted(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).trim());
      }
    }
    byte[] body = in.readNBytes(length);
    if (!status.startsWith("HTTP/1.1 202")) {
      throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static double cpuSeconds() {
    ProcessHandle self = ProcessHandle.current();
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(self), self.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(cpu -> cpu.toNanos() / 1e9)
        .sum();
  }
}
