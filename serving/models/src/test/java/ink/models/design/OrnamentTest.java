package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Mark;
import ink.models.vector.Raster;
import ink.models.vector.Svg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for each of the ornamental styles. {@code -Ddesigns.seeds=500} asks for more of them;
 * {@code -Dink.golden=write} writes the hashes anew when a rule is changed on purpose.
 */
class OrnamentTest {

  private static final int SEEDS = Integer.getInteger("designs.seeds", 6);

  private static final List<String> NAMES =
      List.of("TRIBAL", "BAND", "FINE_LINE", "ART_NOUVEAU", "SNAKE", "LETTERING");

  private static final String[] PROMPTS = {"", "bold, dense", "fine line, minimal", "no dots"};

  @ParameterizedTest
  @EnumSource(
      value = Style.class,
      names = {"TRIBAL", "BAND", "FINE_LINE", "ART_NOUVEAU", "SNAKE", "LETTERING"})
  void everySeedPassesTheGateInEveryManner(Style style) {
    for (int seed = 0; seed < SEEDS; seed++) {
      String prompt = PROMPTS[seed % PROMPTS.length];
      double aspect = seed % 3 == 0 ? 1 : seed % 3 == 1 ? .6 : 1.7;

      Drawing drawing =
          Designer.draw(new DesignBrief(style, prompt, "", 7_000 + seed, aspect)).drawing();

      Wishes wishes = Vocabulary.read(style, prompt, "");
      assertThat(QualityGate.fault(drawing, style, wishes)).as("%s seed %d", style, seed).isEmpty();
    }
  }

  @Test
  void bladesLeaveNoChipsOfInk() {
    for (int seed = 0; seed < 6; seed++) {
      Drawing drawing = Designer.draw(new DesignBrief(Style.TRIBAL, "", "", seed, 1)).drawing();

      assertThat(smallestPatch(drawing)).as("seed %d, square millimetres", seed).isGreaterThan(1.2);
    }
  }

  @Test
  void aDesignIsTheSameOnEveryJvm() throws IOException {
    Properties drawn = drawn();
    if ("write".equals(System.getProperty("ink.golden"))) {
      write(drawn);
    }
    Properties golden = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            OrnamentTest.class.getResourceAsStream("ornament-golden.properties"))) {
      golden.load(in);
    }
    assertThat(drawn).isEqualTo(golden);
  }

  private static Properties drawn() {
    Properties drawn = new Properties();
    for (String name : NAMES) {
      Style style = Style.valueOf(name);
      for (int seed = 0; seed < 3; seed++) {
        Design design = Designer.draw(new DesignBrief(style, "ornate", "", seed, 1 + seed * .5));
        drawn.put(style.slug() + "." + seed, sha256(Svg.of(design.drawing())));
      }
    }
    return drawn;
  }

  private static void write(Properties drawn) throws IOException {
    String lines =
        drawn.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .sorted()
            .collect(Collectors.joining("\n", "# SHA-256 of the SVG by style and seed.\n", "\n"));
    String file = "ink/models/design/ornament-golden.properties";
    Files.writeString(Path.of("src/test/resources", file), lines);
    Files.writeString(Path.of("target/test-classes", file), lines);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Square millimetres of the smallest connected patch of ink. */
  private static double smallestPatch(Drawing drawing) {
    int ppm = 6;
    int width = (int) (drawing.width() * ppm);
    int height = (int) (drawing.height() * ppm);
    GrayImage image = Raster.draw(drawing, width, height);
    boolean[] seen = new boolean[width * height];
    int[] stack = new int[width * height];
    int smallest = Integer.MAX_VALUE;
    for (int start = 0; start < seen.length; start++) {
      if (seen[start] || (image.pixels()[start] & 0xff) > 220) {
        continue;
      }
      int size = 0;
      int depth = 0;
      stack[depth++] = start;
      seen[start] = true;
      while (depth > 0) {
        int at = stack[--depth];
        size++;
        for (int next :
            new int[] {
              at - 1,
              at + 1,
              at - width,
              at + width,
              at - width - 1,
              at - width + 1,
              at + width - 1,
              at + width + 1
            }) {
          if (next >= 0
              && next < seen.length
              && !seen[next]
              && (image.pixels()[next] & 0xff) <= 220) {
            seen[next] = true;
            stack[depth++] = next;
          }
        }
      }
      smallest = Math.min(smallest, size);
    }
    return smallest / (double) (ppm * ppm);
  }

  @Test
  void iconsHaveOneWeightAndWhatSurroundsThemTheFinerOne() {
    Drawing drawing = Designer.draw(new DesignBrief(Style.FINE_LINE, "anchor", "", 5, 1)).drawing();
    Pens pens = Pens.of(Vocabulary.read(Style.FINE_LINE, "anchor", ""));

    assertThat(drawing.marks())
        .filteredOn(mark -> mark instanceof Mark.Line)
        .extracting(mark -> ((Mark.Line) mark).weight())
        .contains(pens.main())
        .allMatch(weight -> weight <= pens.main());
  }
}
