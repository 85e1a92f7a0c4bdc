package ink.reports;

import ink.ids.IdType;
import ink.reports.page.Page;
import ink.reports.page.Print;
import ink.reports.page.Story;
import java.util.List;

/**
 * A report about someone as built, ready to publish. Its run id derives from what it holds, so that
 * building it again from the same facts gives the same run.
 *
 * @param tables the rows that programs read, as JSON and CSV
 * @param documents what people read, one of a suffix
 */
public record Edition(
    String report,
    Subject subject,
    Basis basis,
    List<Definition> definitions,
    List<ReportTable> tables,
    List<Document> documents) {
  public Edition {
    definitions = List.copyOf(definitions);
    tables = List.copyOf(tables);
    documents = List.copyOf(documents);
  }

  /** A story with the rows behind it: as page, as PDF and as CSV. */
  public static Edition of(String report, Subject subject, Story story, List<ReportTable> tables) {
    return new Edition(
        report,
        subject,
        story.basis(),
        story.definitions(),
        tables,
        List.of(
            Document.html(Page.html(story)),
            Document.pdf(Print.pdf(story)),
            Document.csv(Figures.csv(tables))));
  }

  /** The run's id. */
  public String runId() {
    return IdType.REPORT_RUN.derived(
        basis.days().to(),
        report,
        subject.toString(),
        basis.days().toString(),
        String.valueOf(basis.freshTo()),
        tables.toString(),
        documents.stream().map(d -> d.suffix() + d.sha256()).toList().toString());
  }

  /** Key of a document in the bucket of reports. */
  public String key(Document document) {
    return report
        + "/"
        + (subject.isEveryone() ? "" : subject.id() + "/")
        + runId()
        + "."
        + document.suffix();
  }

  /**
   * The document of a suffix.
   *
   * @throws IllegalArgumentException when it has none
   */
  public Document document(String suffix) {
    return documents.stream()
        .filter(document -> document.suffix().equals(suffix))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(report + " has no " + suffix));
  }

  /** Rows in all tables. */
  public int rows() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum();
  }
}
