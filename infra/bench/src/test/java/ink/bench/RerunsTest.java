package ink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ink.facts.GenerationCompleted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerunsTest {
  private final Reruns reruns = new Reruns();

  private static GenerationCompleted fact(long requestedMs, long startedMs, int attempts) {
    return GenerationCompleted.newBuilder()
        .setEventId("evt_1")
        .setTenantId("ten_1")
        .setGenerationId("gen_1")
        .setDesignId("dsg_1")
        .setModel("ink-flash")
        .setModelVersion("1")
        .setBackend("simulated")
        .setStyle("mandala")
        .setPrompt("a moth")
        .setSeed(1)
        .setWidthPx(64)
        .setHeightPx(64)
        .setImageKey("k")
        .setImageBytes(1)
        .setImageSha256("s")
        .setUndrawnWords(List.of())
        .setQueueMs(0)
        .setAttempts(attempts)
        .setInferenceMs(500)
        .setRequestedAt(Instant.ofEpochMilli(requestedMs))
        .setCompletedAt(Instant.ofEpochMilli(startedMs + 500))
        .build();
  }

  @Test
  void aRequestThatTheKilledServerHadCountsFromTheKill() {
    reruns.completed(fact(1_000, 5_300, 2));

    assertThat(reruns.figures(new TreeSet<>(List.of(2L, 5_000L, 9_000L))))
        .containsEntry("kills", 3)
        .containsEntry("reruns", 1L)
        .containsEntry("p99", 300L);
  }

  @Test
  void whatWaitedOrCameLaterOrRanTwiceForAnotherReasonDoesNot() {
    reruns.completed(fact(1_000, 5_300, 1));
    reruns.completed(fact(5_100, 5_300, 2));
    reruns.completed(fact(1_000, 1_300, 2));

    assertThat(reruns.figures(new TreeSet<>(List.of(5_000L)))).containsEntry("reruns", 0L);
  }

  @Test
  void killsAreReadFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("kills"), "12\n7\n");

    assertThat(Reruns.kills(file)).containsExactly(7L, 12L);
  }
}
