package ink.reports.page;

import ink.reports.Basis;
import ink.reports.Definition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report in words, charts and tables; {@link Page} and {@link Print} show it. All texts are
 * plain.
 *
 * @param kind what the report is called, e.g. Trend Report
 * @param title the headline
 * @param summary one sentence that says what is in it
 * @param notice said in place of findings and sections when there is nothing to show
 * @param findings what the numbers say
 * @param facts the largest numbers
 * @param method how to read it, in paragraphs
 */
public record Story(
    Brand brand,
    String kind,
    String title,
    String summary,
    @Nullable Notice notice,
    List<Finding> findings,
    List<Fact> facts,
    List<Section> sections,
    List<String> method,
    List<Definition> definitions,
    Basis basis) {

  /** Why there is nothing to show, and what to do about it, in paragraphs. */
  public record Notice(String head, List<String> paragraphs) {
    public Notice {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /** What is found in a few words, and the sentence behind it. */
  public record Finding(String head, String sentence) {}

  /** A number with its unit, as printed, and what it counts. */
  public record Fact(String number, String what) {}

  public Story {
    findings = List.copyOf(findings);
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
    method = List.copyOf(method);
    definitions = List.copyOf(definitions);
  }
}
