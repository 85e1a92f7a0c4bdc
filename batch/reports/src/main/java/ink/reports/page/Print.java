package ink.reports.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import ink.reports.TextFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FopFactoryBuilder;
import org.apache.fop.apps.MimeConstants;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.xml.sax.SAXException;

/**
 * A story as a PDF for A4, set by Apache FOP in fonts that lie beside this class, so that the bytes
 * do not depend on the machine.
 */
public final class Print {
  private static final Template TEMPLATE =
      Mustache.compiler()
          .withEscaper(Print::escape)
          .emptyStringIsFalse(true)
          .defaultValue("")
          .compile(TextFile.beside(Print.class, "print.mustache"));
  private static final Pattern FILE_ID = Pattern.compile("/ID \\[<[0-9A-F]{32}> <[0-9A-F]{32}>\\]");
  private static final Pattern METADATA_DATE = Pattern.compile("MetadataDate>[^<]*</");

  private static final FopFactory FOP = factory();

  private Print() {}

  /** PDF. The same story gives the same bytes. */
  public static byte[] pdf(Story story) {
    String fo = TEMPLATE.execute(new StoryView(story, ""));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      FOUserAgent agent = FOP.newFOUserAgent();
      agent.setTitle(story.title());
      agent.setAuthor(story.brand().name());
      agent.setCreator(story.kind());
      agent.setProducer("Apache FOP");
      agent.setSubject(story.summary());
      agent.setCreationDate(Date.from(story.basis().days().to()));
      // What FOP finds to tell (a line too long by a hair) is for who writes the template.
      agent.getEventBroadcaster().addEventListener(event -> {});
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(
              new StreamSource(new StringReader(fo)),
              new SAXResult(FOP.newFop(MimeConstants.MIME_PDF, agent, pdf).getDefaultHandler()));
    } catch (FOPException | TransformerException e) {
      throw new IllegalStateException(
          "the PDF of " + story.kind() + " cannot be set: " + e.getMessage(), e);
    }
    return timeless(pdf.toByteArray(), fo, story.basis().days().to());
  }

  /**
   * FOP tells the time of the clock in two places, of which it makes the file's id, too. Here they
   * tell what the file was set from; each is as long as it was, for the file counts its bytes.
   */
  private static byte[] timeless(byte[] pdf, String fo, Instant at) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    String id = digest(fo + at);
    text = replaceOne(FILE_ID, text, "/ID [<" + id + "> <" + id + ">]");
    text =
        replaceOne(
            METADATA_DATE, text, "MetadataDate>" + at.truncatedTo(ChronoUnit.SECONDS) + "</");
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String replaceOne(Pattern pattern, String text, String with) {
    Matcher found = pattern.matcher(text);
    if (!found.find() || found.end() - found.start() != with.length()) {
      throw new IllegalStateException("a PDF of FOP is not as it was: no " + pattern);
    }
    return text.substring(0, found.start()) + with + text.substring(found.end());
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String escape(String text) {
    StringBuilder xml = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' || c == '\n' || c == '\t')
        .forEach(
            c -> {
              switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> xml.appendCodePoint(c);
              }
            });
    return xml.toString();
  }

  private static FopFactory factory() {
    String settings = TextFile.beside(Print.class, "fop.xml");
    try {
      FopFactoryBuilder builder =
          new FopConfParser(
                  new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)),
                  URI.create("file:/"),
                  new Fonts())
              .getFopFactoryBuilder();
      return builder.build();
    } catch (SAXException | IOException e) {
      throw new IllegalStateException("fop.xml: " + e.getMessage(), e);
    }
  }

  /** Finds the fonts beside this class, and nothing else: a story loads nothing. */
  private static final class Fonts implements ResourceResolver {
    @Override
    public Resource getResource(URI uri) throws IOException {
      String name = uri.getPath();
      InputStream in =
          "fonts".equals(uri.getScheme()) ? Print.class.getResourceAsStream("fonts" + name) : null;
      if (in == null) {
        throw new IOException(String.format(Locale.ROOT, "a report's PDF may not read %s", uri));
      }
      return new Resource(in);
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
      throw new IOException("a report's PDF may not write " + uri);
    }
  }
}
