package ink.dispatch.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RankedSetTest {
  @Test
  void itAgreesWithASortedListOverTenThousandSteps() {
    Random random = new Random(3);
    RankedSet<Integer> set = new RankedSet<>(Comparator.naturalOrder());
    TreeSet<Integer> expected = new TreeSet<>();
    for (int step = 0; step < 10_000; step++) {
      int value = random.nextInt(300);
      if (random.nextBoolean()) {
        if (expected.add(value)) {
          set.add(value);
        }
      } else {
        assertThat(set.remove(value)).isEqualTo(expected.remove(value));
      }
      assertThat(set.size()).isEqualTo(expected.size());
      assertThat(set.isEmpty()).isEqualTo(expected.isEmpty());
      assertThat(set.rank(value)).isEqualTo(expected.headSet(value).size());
      if (!expected.isEmpty()) {
        assertThat(set.first()).isEqualTo(expected.first());
        assertThat(set.last()).isEqualTo(expected.last());
      }
    }
    List<Integer> listed = new ArrayList<>();
    for (int rank = 0; rank < set.size(); rank++) {
      listed.add(set.get(rank));
    }
    assertThat(listed).containsExactlyElementsOf(expected);
    assertThatThrownBy(() -> set.get(listed.size())).isInstanceOf(NoSuchElementException.class);
  }
}
