package ink.inference.command;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.vector.Png;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CraftTest {

  @TempDir private Path folder;

  /** What the last command wrote to the screen, both streams. */
  private String screen = "";

  @BeforeEach
  void aDesignIsThere() {
    assertThat(craft("design", "small lotus mandala", at("lotus.png"), "--seed", "7")).isZero();
  }

  @Test
  void aDesignIsDrawnAsVectorsToo() throws Exception {
    assertThat(craft("design", "small lotus with an octopus", at("lotus.svg"))).isZero();

    assertThat(Files.readString(folder.resolve("lotus.svg"))).startsWith("<svg");
    assertThat(screen).contains("70 x 70 mm", "no drawing rule for: octopus", "Wrote");
  }

  @Test
  void aDesignsPdfIsAsLargeAsTheDesign() throws Exception {
    assertThat(craft("design", "small lotus", at("lotus.pdf"))).isZero();

    try (PDDocument pdf = Loader.loadPDF(folder.resolve("lotus.pdf").toFile())) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth() * 25.4 / 72).isBetween(69.99, 70.01);
    }
  }

  @Test
  void aDesignsStencilIsMadeOfItsVectors() throws Exception {
    assertThat(craft("stencil", "small lotus", at("lotus.svg"), "--words", "--seed", "7")).isZero();

    assertThat(screen).contains("70 x 70 mm on skin");
    assertThat(Files.readString(folder.resolve("lotus.svg"))).startsWith("<svg");
    wrong("--aspect is 99", "stencil", "lotus", at("a.svg"), "--words", "--aspect", "99");
  }

  @Test
  void eachCapabilityWritesWhatItsEndingAsksFor() throws Exception {
    assertThat(craft("age", at("lotus.png"), at("aged.png"), "--width-mm", "30")).isZero();
    BufferedImage strip = ImageIO.read(folder.resolve("aged.png").toFile());
    assertThat(strip.getWidth()).isGreaterThan(3 * strip.getHeight());
    assertThat(craft("age", at("lotus.png"), at("aged.json"), "--width-mm", "30")).isZero();
    assertThat(Files.readString(folder.resolve("aged.json"))).contains("\"first_to_close\"");

    assertThat(craft("skin", at("lotus.png"), at("skin.png"), "--skin-tone", "10")).isZero();
    assertThat(screen).contains("Lines and their spacing");
    assertThat(craft("size", at("lotus.png"), at("size.json"), "--width-mm", "70")).isZero();
    assertThat(Files.readString(folder.resolve("size.json"))).contains("\"verdict\"");
    assertThat(craft("stencil", at("lotus.png"), at("stencil.pdf"), "--mirror")).isZero();
    assertThat(screen).contains("100 x 100 mm on skin");
    assertThat(craft("upscale", at("lotus.png"), at("large.png"))).isZero();
    assertThat(ImageIO.read(folder.resolve("large.png").toFile()).getWidth()).isEqualTo(1680);
    assertThat(craft("body", at("lotus.png"), at("body.png"), "--width-mm", "50")).isZero();
    assertThat(screen).contains("50 x 50 mm on the forearm");
  }

  @Test
  void touchUpsBecomeACalendar() throws Exception {
    assertThat(craft("touch-up", "-", at("t.ics"), "--inks", "red", "--made", "2026-03-01"))
        .isZero();

    assertThat(Files.readString(folder.resolve("t.ics"))).contains("DTSTART;VALUE=DATE:20260304");
    assertThat(screen).contains("2026-03-04  Wash it gently");
  }

  @Test
  void aFlashSheetCanBeLookedAt() throws Exception {
    assertThat(craft("flash", "lotus", at("sheet.png"), "--pieces", "2", "--prices", "80 EUR,9"))
        .isZero();

    assertThat(ImageIO.read(folder.resolve("sheet.png").toFile()).getWidth()).isEqualTo(826);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "design",
        "flash",
        "stencil",
        "age",
        "skin",
        "body",
        "size",
        "touch-up",
        "coverup",
        "upscale"
      })
  void helpTellsOptionsDefaultsAndAnExample(String name) {
    assertThat(craft(name, "--help")).isZero();

    assertThat(screen).contains("IN", "OUT", "Example: infra/ink craft " + name + " ");
  }

  @Test
  void misuseIsToldOnOneLineInTheCommandsWords() throws Exception {
    Files.write(folder.resolve("blank.png"), Png.rgb(64, 64, new int[64 * 64], 0));
    String lotus = at("lotus.png");
    wrong("must end in .png, .json", "age", lotus, at("aged.gif"));
    wrong("--body-part: no measures for", "age", lotus, at("a.png"), "--body-part", "elbow");
    wrong("--width-mm is 0 mm", "age", lotus, at("a.png"), "--width-mm", "0");
    wrong("IN cannot be used: the picture is blank", "age", at("blank.png"), at("a.png"));
    wrong("IN cannot be used: the picture is blank", "stencil", at("blank.png"), at("a.png"));
    wrong("Invalid value for option '--years'", "age", lotus, at("a.png"), "--years", "ten");
    wrong("Missing required parameter: 'OUT'", "age", lotus);
    wrong("there are mandala", "design", "rose", at("a.svg"), "--style", "cubist");
    wrong("--aspect is 99", "design", "rose", at("a.svg"), "--aspect", "99");
    wrong("it must be like 0.5", "body", lotus, at("a.png"), "--photo", lotus, "--pins", "1,2");
    wrong("--photo cannot be used", "body", lotus, at("a.png"), "--photo", lotus);
    wrong("IN cannot be used", "coverup", lotus, at("a.png"));
    wrong("from 20 to 600", "stencil", lotus, at("a.svg"), "--longer-side-mm", "9");
    wrong("no stencil mode", "stencil", lotus, at("a.svg"), "--mode", "wood");
    wrong("--factor is 3", "upscale", lotus, at("a.png"), "--factor", "3");
    wrong("'nonsense'", "nonsense");
    assertThat(craft()).isEqualTo(2);
  }

  @Test
  void filesThatCannotBeReadOrWrittenAreToldAsThat() {
    assertThat(craft("age", at("no.png"), at("a.png"))).isEqualTo(1);
    assertThat(screen).contains("cannot read the file");
    assertThat(craft("design", "rose", at("no/a.svg"))).isEqualTo(1);
    assertThat(screen).contains("cannot write");
  }

  private void wrong(String words, String... args) {
    assertThat(craft(args)).as(String.join(" ", args)).isEqualTo(2);
    assertThat(screen.strip()).contains(words).doesNotContain("\n", "Exception");
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private int craft(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(written, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    try {
      return Craft.run(args);
    } finally {
      System.setOut(out);
      System.setErr(err);
      screen = written.toString(StandardCharsets.UTF_8);
    }
  }
}
