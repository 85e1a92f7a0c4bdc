package ink.reports.page;

/**
 * Under whose name a report appears.
 *
 * @param name as printed
 * @param accent a colour of theirs as CSS and XSL-FO take it ({@code #7a2e1d}); empty: none, so
 *     that the text's own is used
 */
public record Brand(String name, String accent) {
  /** Ours. */
  public static final Brand OURS = new Brand("INK SYNTHESIS", "");

  public Brand {
    if (!accent.isEmpty() && !accent.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("a colour is written as in #7a2e1d, not " + accent);
    }
  }
}
