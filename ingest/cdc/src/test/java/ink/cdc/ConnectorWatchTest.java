package ink.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class ConnectorWatchTest {
  private static final Map<String, String> WANTED = Map.of("name", ConnectorSettings.NAME);
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final ScriptedHerder connect = new ScriptedHerder();
  private final ConnectorWatch watch = new ConnectorWatch(connect.herder(), WANTED);

  @Test
  void configuresAConnectorThatIsNotThere() throws InterruptedException {
    watch.look(START);
    assertThat(connect.told).containsExactly("put");
    assertThat(watch.problem()).hasValue("the connector is being assigned");
    connect.is("RUNNING", null, null);
    watch.look(START);
    assertThat(watch.problem().orElseThrow()).contains("no task yet");
    connect.is("RUNNING", "RUNNING", null);
    watch.look(START);
    assertThat(watch.problem()).isEmpty();
    assertThat(connect.told).containsExactly("put");
  }

  @Test
  void leavesAConfigurationAloneThatIsTheSame() throws InterruptedException {
    connect.config = WANTED;
    connect.is("RUNNING", "RUNNING", null);
    watch.look(START);
    assertThat(connect.told).isEmpty();
    assertThat(watch.problem()).isEmpty();
  }

  @Test
  void putsAConfigurationThatChanged() throws InterruptedException {
    connect.config = Map.of("name", "another");
    watch.look(START);
    assertThat(connect.told).containsExactly("put");
  }

  @Test
  void triesAgainWhenConnectRefuses() throws InterruptedException {
    connect.refusal = new ConnectException("the database is away");
    watch.look(START);
    assertThat(watch.problem().orElseThrow()).contains("the database is away");
    connect.refusal = null;
    connect.is("RUNNING", "RUNNING", null);
    watch.look(START);
    assertThat(connect.told).containsExactly("put", "put");
    assertThat(watch.problem()).isEmpty();
  }

  @Test
  void restartsWhatFailedLaterEachTimeAndSaysWhy() throws InterruptedException {
    connect.config = WANTED;
    connect.is(
        "RUNNING", "FAILED", "ConnectException: stopped\n\tat x\nCaused by: SQLException: gone");
    watch.look(START);
    assertThat(watch.problem()).hasValue("FAILED: ConnectException: stopped; SQLException: gone");
    watch.look(START.plusMillis(500));
    assertThat(connect.told).containsExactly("restart");
    watch.look(START.plusSeconds(1));
    watch.look(START.plusMillis(2_900));
    assertThat(connect.told).containsExactly("restart", "restart");
    watch.look(START.plusSeconds(3));
    assertThat(connect.told).hasSize(3);
  }

  @Test
  void beginsWithTheShortestWaitAfterItRan() throws InterruptedException {
    connect.config = WANTED;
    for (int i = 0; i < 10; i++) {
      connect.is("RUNNING", "FAILED", "x".repeat(1_000));
      watch.look(START.plusSeconds(100L * i));
    }
    assertThat(watch.problem().orElseThrow()).hasSizeLessThan(450);
    connect.is("RUNNING", "RUNNING", null);
    watch.look(START.plusSeconds(2_000));
    connect.is("RUNNING", "FAILED", null);
    watch.look(START.plusSeconds(2_001));
    watch.look(START.plusSeconds(2_002));
    assertThat(connect.told).hasSize(12);
  }
}
