package ink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

  @Test
  void countsWhatAProcessAndItsEndedChildrenSpent() throws Exception {
    Process shell =
        new ProcessBuilder(
                "bash", "-c", "bash -c 'for i in {1..300000}; do :; done'; echo done; read x")
            .start();
    try {
      assertThat(shell.inputReader().readLine()).isEqualTo("done");

      assertThat(new ProcessorTime(Map.of("shell", shell.pid())).seconds().get("shell"))
          .isPositive();
    } finally {
      shell.destroy();
    }
  }

  @Test
  void aProcessThatIsGoneSpendsNothing() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();

    assertThat(new ProcessorTime(Map.of("gone", gone.pid())).seconds()).containsEntry("gone", 0.0);
  }
}
