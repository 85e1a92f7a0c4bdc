package ink.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private final List<String> effects = Collections.synchronizedList(new ArrayList<>());

  private Part part(String name, Set<String> after, String... command) {
    return new Part(
        name,
        after,
        () -> {
          effects.add("start " + name);
          return new ProcessBuilder(command).start();
        },
        Optional::empty,
        () -> effects.add("prepare " + name));
  }

  @Test
  void startsAPartAfterThoseItNeedsArePrepared() throws Exception {
    try (Supervisor supervisor =
        new Supervisor(
            List.of(
                part("second", Set.of("first"), "sleep", "100"),
                part("first", Set.of(), "sleep", "100")),
            state -> {})) {
      supervisor.start();
      assertThat(effects)
          .containsExactly("start first", "prepare first", "start second", "prepare second");
      assertThat(supervisor.states()).allMatch(state -> state.state().equals("ready"));
    }
  }

  @Test
  void restartsAPartThatDiesAndPreparesItOnce() throws Exception {
    try (Supervisor supervisor =
        new Supervisor(List.of(part("one", Set.of(), "sleep", "100")), state -> {})) {
      supervisor.start();
      long before = supervisor.states().get(0).pid();
      supervisor.kill("one");
      while (supervisor.states().get(0).restarts() == 0) {
        Thread.onSpinWait();
      }
      assertThat(supervisor.awaitReady("one", Duration.ofSeconds(20))).isTrue();
      assertThat(supervisor.states().get(0).pid()).isNotEqualTo(before);
      assertThat(effects).containsExactly("start one", "prepare one", "start one");
    }
  }

  @Test
  void stopsAllPartsOnClose() throws Exception {
    Supervisor supervisor =
        new Supervisor(List.of(part("one", Set.of(), "sleep", "100")), state -> {});
    supervisor.start();
    long pid = supervisor.states().get(0).pid();
    supervisor.close();
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(supervisor.states().get(0).state()).isEqualTo("stopped");
  }

  @Test
  void tellsWhichPartDidNotStartAndWhy() {
    Part broken =
        new Part(
            "broken",
            Set.of(),
            () -> new ProcessBuilder("false").start(),
            () -> Optional.of("no disk"),
            () -> {});
    try (Supervisor supervisor =
        new Supervisor(
            List.of(broken, part("needy", Set.of("broken"), "sleep", "100")), state -> {})) {
      assertThatThrownBy(supervisor::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("broken did not start: it ended with status 1");
      assertThat(effects).isEmpty();
    }
  }

  @Test
  void refusesToKillAPartThatIsNotThere() {
    Supervisor supervisor =
        new Supervisor(List.of(part("one", Set.of(), "sleep", "1")), state -> {});
    assertThatThrownBy(() -> supervisor.kill("two"))
        .hasMessage("no part is called two; there are one");
  }
}
