package ink.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a running stack writes down about itself, so that other commands find it.
 *
 * @param supervisorPid the launcher that watches over the parts
 * @param startedAt when that process started; a process of the same number and another start is a
 *     stranger
 */
public record StackState(
    @JsonProperty("supervisor_pid") long supervisorPid,
    @JsonProperty("started_at") String startedAt,
    @JsonProperty("port_base") int portBase,
    @JsonProperty("parts") List<PartProcess> parts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A part as it stands. */
  public record PartProcess(
      @JsonProperty("name") String name,
      @JsonProperty("state") String state,
      @JsonProperty("pid") long pid,
      @JsonProperty("pid_started_at") String pidStartedAt,
      @JsonProperty("restarts") int restarts) {
    static PartProcess of(Supervisor.PartState state) {
      return new PartProcess(
          state.name(), state.state(), state.pid(), startOf(state.pid()), state.restarts());
    }
  }

  static StackState of(PortPlan ports, List<Supervisor.PartState> states) {
    long own = ProcessHandle.current().pid();
    return new StackState(
        own, startOf(own), ports.base(), states.stream().map(PartProcess::of).toList());
  }

  static String startOf(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(Instant::toString)
        .orElse("");
  }

  /** Whether the launcher that wrote this still runs. */
  boolean alive() {
    return !startedAt.isEmpty() && startOf(supervisorPid).equals(startedAt);
  }

  /** Stops parts that a launcher left running when it was killed. */
  void stopLeftOvers() {
    for (PartProcess part : parts) {
      ProcessHandle.of(part.pid())
          .filter(
              left ->
                  !part.pidStartedAt().isEmpty() && startOf(left.pid()).equals(part.pidStartedAt()))
          .ifPresent(
              left -> {
                left.destroyForcibly();
                left.onExit().join();
              });
    }
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), this);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Optional<StackState> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), StackState.class))
        : Optional.empty();
  }
}
