package ink.reports.page;

import ink.reports.chart.Chart;
import ink.reports.chart.Paper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a story.
 *
 * @param lead what is shown, in a sentence
 * @param figures charts, one below the other
 * @param grid the numbers behind them; null: none
 * @param open whether a page shows the numbers unasked
 * @param half whether a wide page shows it beside its neighbour, when that is a half, too
 * @param remarks paragraphs at the end
 */
public record Section(
    String heading,
    String lead,
    List<Figure> figures,
    @Nullable Grid grid,
    boolean open,
    boolean half,
    List<String> remarks) {

  /**
   * A chart.
   *
   * @param label what is drawn, for who does not see it
   * @param caption what the signs mean; may be empty
   */
  public record Figure(Chart chart, String label, String caption) {
    String printedWide() {
      return Paper.of(chart.wide());
    }

    String printedNarrow() {
      return Paper.of(chart.narrow());
    }
  }

  public Section {
    figures = List.copyOf(figures);
    remarks = List.copyOf(remarks);
  }

  public static Section of(String heading, String lead) {
    return new Section(heading, lead, List.of(), null, false, false, List.of());
  }

  /** With one chart more. */
  public Section with(Chart chart, String label, String caption) {
    List<Figure> more = new ArrayList<>(figures);
    more.add(new Figure(chart, label, caption));
    return new Section(heading, lead, more, grid, open, half, remarks);
  }

  /** With these numbers, to be opened by who wants them. */
  public Section with(Grid numbers) {
    return new Section(heading, lead, figures, numbers, open, half, remarks);
  }

  /** With these numbers, shown at once. */
  public Section showing(Grid numbers) {
    return new Section(heading, lead, figures, numbers, true, half, remarks);
  }

  /** With one paragraph more at the end. */
  public Section remark(String paragraph) {
    List<String> more = new ArrayList<>(remarks);
    more.add(paragraph);
    return new Section(heading, lead, figures, grid, open, half, more);
  }

  /** Beside its neighbour. */
  public Section asHalf() {
    return new Section(heading, lead, figures, grid, open, true, remarks);
  }
}
