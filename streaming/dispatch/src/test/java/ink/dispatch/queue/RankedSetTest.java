package ink.dispatch.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
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

  @Test
  void aRankTakesLogarithmicallyManyComparisons() {
    int few = comparisonsOfARank(1_000);
    int many = comparisonsOfARank(128_000);
    // Seven doublings more; a list would take 128 times as many.
    assertThat(many).isLessThan(few + 7 * 2 * 1_000);
  }

  /** Of a thousand ranks, in a set of that many. */
  private static int comparisonsOfARank(int size) {
    AtomicInteger comparisons = new AtomicInteger();
    RankedSet<Integer> set =
        new RankedSet<>(
            (a, b) -> {
              comparisons.incrementAndGet();
              return Integer.compare(a, b);
            });
    Random random = new Random(5);
    List<Integer> values = new ArrayList<>(random.ints().distinct().limit(size).boxed().toList());
    values.forEach(set::add);
    comparisons.set(0);
    for (int i = 0; i < 1_000; i++) {
      set.rank(values.get(random.nextInt(size)));
    }
    return comparisons.get();
  }
}
