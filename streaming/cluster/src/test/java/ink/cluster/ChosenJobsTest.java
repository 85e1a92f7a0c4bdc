package ink.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.dispatch.DispatchJob;
import ink.flink.InvalidSettingException;
import ink.flink.Job;
import ink.lake.LakeJob;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenJobsTest {
  private final List<Job> jobs = List.of(new DispatchJob(), new LakeJob());

  @Test
  void runsAllJobsUnlessSomeAreNamed() {
    assertThat(ClusterConfig.chosen(Map.of(), jobs)).isEqualTo(jobs);
    assertThat(ClusterConfig.chosen(Map.of("INK_JOBS", "lake"), jobs))
        .extracting(Job::name)
        .containsExactly("lake");
  }

  @Test
  void aNameThatNoJobHasIsToldWithThoseThereAre() {
    assertThatThrownBy(() -> ClusterConfig.chosen(Map.of("INK_JOBS", "dispatch,cook"), jobs))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("INK_JOBS has \"cook\"; there are dispatch, lake");
  }
}
