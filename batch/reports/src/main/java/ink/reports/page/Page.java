package ink.reports.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import ink.reports.TextFile;

/** A story as a page that needs nothing but itself: no script, no font, no other address. */
public final class Page {
  private static final Template TEMPLATE =
      Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .defaultValue("")
          .compile(TextFile.beside(Page.class, "page.mustache"));
  private static final String CSS = TextFile.beside(Page.class, "page.css");

  private Page() {}

  /** HTML. The same story gives the same bytes. */
  public static String html(Story story) {
    return TEMPLATE.execute(new StoryView(story, CSS));
  }
}
