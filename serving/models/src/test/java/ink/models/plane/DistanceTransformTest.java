package ink.models.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {

  @Test
  void theNearestMarkedPixelIsTheNearest() {
    SplittableRandom random = new SplittableRandom(3);
    int width = 37;
    int height = 29;
    boolean[] marked = new boolean[width * height];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = random.nextInt(40) == 0;
    }

    int[] nearest = DistanceTransform.nearest(marked, width, height);
    double[] squared = DistanceTransform.squared(marked, width, height);

    for (int at = 0; at < marked.length; at++) {
      int least = Integer.MAX_VALUE;
      for (int other = 0; other < marked.length; other++) {
        least = marked[other] ? Math.min(least, square(at, other, width)) : least;
      }
      assertThat(marked[nearest[at]]).isTrue();
      assertThat(square(at, nearest[at], width)).isEqualTo(least);
      assertThat(squared[at]).isEqualTo(least);
    }
  }

  @Test
  void nothingIsNearWhereNothingIsMarked() {
    assertThat(DistanceTransform.nearest(new boolean[12], 4, 3)).containsOnly(-1);
    assertThat(DistanceTransform.squared(new boolean[12], 4, 3)).containsOnly(1e12);
  }

  private static int square(int a, int b, int width) {
    int dx = a % width - b % width;
    int dy = a / width - b / width;
    return dx * dx + dy * dy;
  }
}
