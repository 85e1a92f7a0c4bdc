package ink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EtaWatchTest {
  private static final long SECOND = 1_000_000_000L;

  private final Ledger ledger = new Ledger(10);

  @Test
  void anErrorIsAPartOfTheTimeItTook() {
    try (EtaWatch watch = new EtaWatch("http://127.0.0.1:1", ledger)) {
      ledger.ended(0, 100 * SECOND, "evt_0", true);
      watch.heard(0, 80 * SECOND, 22); // 20 s to come: 10 % off
      watch.heard(0, 90 * SECOND, 15); // 10 s to come: 50 % off
      watch.heard(0, 98 * SECOND, 5); // the call itself: 3 s off, of the 5 s that one takes

      Map<String, Object> figures = watch.figures(0, Long.MAX_VALUE, 5);

      assertThat(figures.get("eta_error").toString()).contains("p50=0.1,").contains("answers=2");
      assertThat(figures.get("eta_error").toString()).contains("p90=0.5");
      assertThat(figures.get("eta_error_at_acceptance").toString()).contains("p90=0.1,");
      assertThat(figures.get("eta_error_brief").toString()).contains("p50=0.6,");
    }
  }

  @Test
  void whatWasToldBeforeTheMeasurementOrHadNoEndDoesNotCount() {
    try (EtaWatch watch = new EtaWatch("http://127.0.0.1:1", ledger)) {
      ledger.ended(0, 100 * SECOND, "evt_0", true);
      watch.heard(0, 80 * SECOND, 22);
      watch.heard(4, 95 * SECOND, 22);

      assertThat(watch.figures(90 * SECOND, Long.MAX_VALUE, 5).get("eta_error").toString())
          .contains("answers=0");
    }
  }

  @Test
  void whoWasServedWhenTheLoadWasOverDoesNotCount() {
    try (EtaWatch watch = new EtaWatch("http://127.0.0.1:1", ledger)) {
      ledger.ended(0, 100 * SECOND, "evt_0", true);
      watch.heard(0, 80 * SECOND, 22);

      assertThat(watch.figures(0, 99 * SECOND, 5).get("eta_error").toString())
          .contains("answers=0");
    }
  }

  @Test
  void itReadsTheAcceptanceAndAsksAgain() throws Exception {
    HttpServer api = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] body =
        "{\"progress\":{\"position\":3,\"eta_seconds\":null}}".getBytes(StandardCharsets.UTF_8);
    api.createContext(
        "/v1/generations/gen_1",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
          ledger.ended(0, System.nanoTime() + 60 * SECOND, "evt_0", true);
        });
    api.start();
    String url = "http://127.0.0.1:" + api.getAddress().getPort();
    try (EtaWatch watch = new EtaWatch(url, ledger, 10)) {
      watch.accepted(
          0,
          new Plan.Tenant("ten_1", "key"),
          new Entry.Receipt("gen_1", "{\"progress\":{\"eta_seconds\":60}}"));
      long end = System.nanoTime() + 20 * SECOND;
      while (!Long.valueOf(1).equals(watch.figures(0, Long.MAX_VALUE, 5).get("eta_unknown"))
          && System.nanoTime() < end) {
        Thread.sleep(10);
      }

      assertThat(watch.figures(0, Long.MAX_VALUE, 5)).containsEntry("eta_unknown", 1L);
      assertThat(watch.figures(0, Long.MAX_VALUE, 5).get("eta_error").toString())
          .contains("answers=1");
    } finally {
      api.stop(0);
    }
  }
}
