package ink.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private record Cell(String row, String column, long count) {}

  private static List<Cell> visible(List<Cell> cells) {
    return Suppression.visible(cells, Cell::row, Cell::column, Cell::count);
  }

  @Test
  void hidesAnotherCellWhereASmallOneWouldFollowFromTheSums() {
    List<Cell> cells =
        List.of(
            new Cell("DE", "mandala", 50),
            new Cell("DE", "celtic", 9),
            new Cell("DE", "waves", 30),
            new Cell("GB", "mandala", 40),
            new Cell("GB", "celtic", 60),
            new Cell("GB", "waves", 20),
            new Cell("FR", "mandala", 70),
            new Cell("FR", "celtic", 80),
            new Cell("FR", "waves", 90));

    assertThat(visible(cells))
        .extracting(Cell::toString)
        .noneMatch(cell -> cell.contains("DE, column=celtic"))
        .hasSize(5);
  }

  @Test
  void hidesNothingWhereNothingIsSmall() {
    List<Cell> cells = List.of(new Cell("DE", "a", 10), new Cell("GB", "a", 10));

    assertThat(visible(cells)).isEqualTo(cells);
  }

  /** What is hidden in a line comes to ten and is no single cell. */
  @Test
  void leavesNoLineThatTellsASmallCount() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Cell> cells = new ArrayList<>();
      for (int row = 0; row < 2 + random.nextInt(6); row++) {
        for (int column = 0; column < 2 + random.nextInt(6); column++) {
          if (random.nextInt(5) > 0) {
            cells.add(new Cell("r" + row, "c" + column, 1 + random.nextInt(60)));
          }
        }
      }
      List<Cell> seen = visible(cells);

      assertThat(seen).allMatch(cell -> cell.count() >= Suppression.LEAST);
      List<Cell> hidden = new ArrayList<>(cells);
      hidden.removeAll(seen);
      for (Function<Cell, String> line : List.<Function<Cell, String>>of(Cell::row, Cell::column)) {
        Map<String, List<Cell>> seenByLine = seen.stream().collect(Collectors.groupingBy(line));
        hidden.stream()
            .collect(Collectors.groupingBy(line))
            .forEach(
                (name, its) -> {
                  if (seenByLine.containsKey(name)) {
                    assertThat(its).as("seed %s, %s", random, name).hasSizeGreaterThan(1);
                    assertThat(its.stream().mapToLong(Cell::count).sum())
                        .isGreaterThanOrEqualTo(Suppression.LEAST);
                  }
                });
      }
    }
  }

  @Test
  void tellsAPartOnlyWhenTheRestIsNotFew() {
    assertThat(Suppression.tellable(10, 20)).isTrue();
    assertThat(Suppression.tellable(20, 20)).isTrue();
    assertThat(Suppression.tellable(11, 20)).isFalse();
    assertThat(Suppression.tellable(9, 40)).isFalse();
  }
}
