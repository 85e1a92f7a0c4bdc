package ink.reports.studio;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import ink.reports.Document;
import ink.reports.TextFile;
import ink.reports.Wording;
import ink.reports.page.Story;
import java.nio.charset.StandardCharsets;

/**
 * A story as mail programs show it: no style sheet, no drawing, nothing to load. The whole story
 * goes along as a PDF.
 */
final class MailBody {
  private static final Template HTML = template("mail.html.mustache", true);
  private static final Template TEXT = template("mail.txt.mustache", false);

  /** What the templates ask for. */
  private record View(Story story, String first, String last, String accent) {}

  private MailBody() {}

  private static Template template(String name, boolean html) {
    return Mustache.compiler()
        .escapeHTML(html)
        .emptyStringIsFalse(true)
        .compile(TextFile.beside(MailBody.class, name));
  }

  static Document html(Story story) {
    return new Document("mail", "text/html; charset=utf-8", filled(HTML, story));
  }

  /** Its first line is the mail's subject. */
  static Document text(Story story) {
    return new Document("txt", "text/plain; charset=utf-8", filled(TEXT, story));
  }

  private static byte[] filled(Template template, Story story) {
    String accent = story.brand().accent().isEmpty() ? "#1b1a18" : story.brand().accent();
    View view =
        new View(
            story,
            Wording.date(story.basis().days().start()),
            Wording.date(story.basis().days().last()),
            accent);
    return template.execute(view).getBytes(StandardCharsets.UTF_8);
  }
}
