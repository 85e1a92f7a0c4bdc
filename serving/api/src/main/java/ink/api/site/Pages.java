package ink.api.site;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The few pages the API makes itself: a frame with a title and a body. */
public final class Pages {
  public static final String HTML = "text/html;charset=utf-8";
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private Pages() {}

  /** A page that says one thing. */
  public static Response message(int status, String title, String sentence) {
    return page(
        status,
        title,
        "<h1>"
            + escape(title)
            + "</h1><p>"
            + escape(sentence)
            + "</p><p><a href=\"/\">What else there is</a></p>");
  }

  /**
   * A page.
   *
   * @param body HTML
   */
  static Response page(int status, String title, String body) {
    return Response.status(status)
        .type(HTML)
        .header("Content-Security-Policy", POLICY)
        .entity(fill("frame.html", Map.of("title", escape(title), "body", body)))
        .build();
  }

  /** The file beside this class with its {@code {{names}}} replaced. */
  static String fill(String file, Map<String, String> values) {
    try (InputStream in = Pages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("{{" + value.getKey() + "}}", value.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
