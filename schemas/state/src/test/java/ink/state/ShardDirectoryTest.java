package ink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardDirectoryTest {

  @Test
  void aTenantStaysInItsBucket() {
    // Pinned: a tenant whose bucket changed would lose its rows.
    assertThat(ShardDirectory.bucketOf("ten_01k9zq4x3v8m2c5r7t1n6b0d4h")).isEqualTo(146);
    int[] counts = new int[ShardDirectory.BUCKETS];
    for (int i = 0; i < 25_600; i++) {
      counts[ShardDirectory.bucketOf("ten_" + i)]++;
    }
    assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count > 40 && count < 180);
  }

  @Test
  void aMovedBucketIsFoundOnItsNewShard() {
    List<String> shards = new ArrayList<>(Collections.nCopies(256, "s0"));
    shards.set(ShardDirectory.bucketOf("ten_a"), "s1");
    ShardDirectory directory = new ShardDirectory(shards, Map.of("s0", "jdbc:0", "s1", "jdbc:1"));
    assertThat(directory.urlOf("ten_a")).isEqualTo("jdbc:1");
    assertThat(ShardDirectory.single("jdbc:0").urlOf("ten_a")).isEqualTo("jdbc:0");
  }

  @Test
  void refusesADirectoryWithHoles() {
    assertThatThrownBy(() -> new ShardDirectory(List.of("s0"), Map.of("s0", "jdbc:0")))
        .hasMessageContaining("256");
    assertThatThrownBy(
            () -> new ShardDirectory(Collections.nCopies(256, "s9"), Map.of("s0", "jdbc:0")))
        .hasMessage("shard s9 has buckets and no URL");
  }
}
