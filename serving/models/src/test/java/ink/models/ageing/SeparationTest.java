package ink.models.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ink.models.skin.Ink;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeparationTest {

  @ParameterizedTest
  @CsvSource({
    "000000, BLACK", "303030, BLACK", "ff0000, RED", "ee7a22, ORANGE", "ffdd00, YELLOW",
    "008020, GREEN", "20c0d0, CYAN", "1040c0, BLUE", "7030a0, VIOLET", "d02090, MAGENTA"
  })
  void aColourIsTheInkThatPeopleWouldName(String hex, Ink ink) {
    int[] pixels = {0xff000000 | Integer.parseInt(hex, 16), 0xffffffff};

    Map<Ink, InkMap> inks = Separation.of(2, 1, pixels, 8);

    assertThat(inks).containsOnlyKeys(ink);
    assertThat(inks.get(ink).at(0, 0)).isGreaterThan(.6f);
    assertThat(inks.get(ink).at(1, 0)).isZero();
  }

  @Test
  void aSoftEdgeIsLessOfTheSameInk() {
    int[] pixels = {0xffd8202a, 0xffec9095, 0xffffffff, 0x80000000};

    Map<Ink, InkMap> inks = Separation.of(4, 1, pixels, 8);

    assertThat(inks.get(Ink.RED).load()[1]).isCloseTo(.5f, within(.03f));
    assertThat(inks.get(Ink.BLACK).load()[3]).isCloseTo(.5f, within(.01f));
  }

  @Test
  void theMostUsedInkComesFirstAndSpecksOfOthersAreNone() {
    int[] pixels = new int[1_000];
    Arrays.fill(pixels, 0, 600, 0xff1040c0);
    Arrays.fill(pixels, 600, 997, 0xff000000);
    Arrays.fill(pixels, 997, 1_000, 0xffd02090);

    assertThat(Separation.of(100, 10, pixels, 8).keySet()).containsExactly(Ink.BLUE, Ink.BLACK);
  }

  @Test
  void whitePaperHoldsNoInk() {
    assertThat(Separation.of(1, 2, new int[] {0xffffffff, 0}, 8)).isEmpty();
  }
}
