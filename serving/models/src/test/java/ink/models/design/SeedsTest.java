package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.ageing.Band;
import ink.models.body.sizing.Sizing;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;
import ink.models.vector.Svg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over many seeds; {@code -Pnightly} draws 500 of each style. */
class SeedsTest {

  private static final int SEEDS = Integer.getInteger("designs.seeds", 3);

  @ParameterizedTest
  @EnumSource(Style.class)
  void everySeedPassesTheGate(Style style) {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (String prompt : List.of("", "small", "fine line", "blackwork")) {
        // Throws when eight tries in a row are refused.
        assertThat(Designer.draw(new DesignBrief(style, prompt, "", seed, 1)).undrawnWords())
            .isEmpty();
      }
    }
  }

  /** What eight tries do not bring under two in a hundred is drawn with a remark. */
  @ParameterizedTest
  @EnumSource(Style.class)
  void gapsStayOpenForTenYears(Style style) {
    int remarked = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Design design = Designer.draw(new DesignBrief(style, "", "", seed, 1));
      double closing = Sizing.closing(design.drawing(), 5, Band.CENTRE.sigma(10, 1));
      boolean told = design.remarks().stream().anyMatch(r -> r.contains("close up in ten years"));
      assertThat(closing > .02).as("%s seed %d: %.3f", style, seed, closing).isEqualTo(told);
      remarked += told ? 1 : 0;
    }
    assertThat(remarked).isLessThanOrEqualTo(SEEDS / 10);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void tenSeedsLookDifferent(Style style) {
    List<double[]> faces = new ArrayList<>();
    for (int seed = 0; seed < 10; seed++) {
      faces.add(
          gradients(
              Raster.draw(
                  Designer.draw(new DesignBrief(style, "", "", seed, 1)).drawing(), 64, 64)));
    }
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < faces.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += 1 - cosine(faces.get(i), faces.get(j));
        pairs++;
      }
    }
    // Bands are all strips with level edges: what differs is the rows between them.
    assertThat(sum / pairs).isGreaterThanOrEqualTo(style == Style.BAND ? .08 : .15);
  }

  /**
   * Changes only with a drawing rule, never with the JVM: then write the new line into the file.
   */
  @Test
  void aSeedGivesTheSameDesignOnEveryJvm() throws Exception {
    Map<String, String> golden = golden();
    for (Style style : Style.values()) {
      String svg =
          Svg.of(Designer.draw(new DesignBrief(style, "", "", 11, 1)).drawing())
              + Svg.of(Designer.draw(new DesignBrief(style, "blue and red", "", 12, 1)).drawing());
      String hash =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256").digest(svg.getBytes(StandardCharsets.UTF_8)))
              .substring(0, 16);
      assertThat(style.slug() + " " + hash)
          .isEqualTo(style.slug() + " " + golden.get(style.slug()));
    }
  }

  private static Map<String, String> golden() throws IOException {
    Map<String, String> golden = new HashMap<>();
    try (var in = SeedsTest.class.getResourceAsStream("golden.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] parts = line.split(" ");
        golden.put(parts[0], parts[1]);
      }
    }
    return golden;
  }

  /**
   * Directions of the edges in cells of 8 x 8 pixels, 8 directions each, every cell of length 1
   * (Dalal and Triggs 2005).
   */
  private static double[] gradients(GrayImage image) {
    double[] cells = new double[8 * 8 * 8];
    int cell = image.width() / 8;
    for (int y = 1; y < image.height() - 1; y++) {
      for (int x = 1; x < image.width() - 1; x++) {
        double dx = image.at(x + 1, y) - image.at(x - 1, y);
        double dy = image.at(x, y + 1) - image.at(x, y - 1);
        double angle = Math.atan2(dy, dx);
        int bin = (int) Math.floor((angle < 0 ? angle + Math.PI : angle) / Math.PI * 8) % 8;
        int at = (Math.min(7, y / cell) * 8 + Math.min(7, x / cell)) * 8 + bin;
        cells[at] += Math.sqrt(dx * dx + dy * dy);
      }
    }
    for (int i = 0; i < cells.length; i += 8) {
      double square = 1;
      for (int bin = i; bin < i + 8; bin++) {
        square += cells[bin] * cells[bin];
      }
      for (int bin = i; bin < i + 8; bin++) {
        cells[bin] /= Math.sqrt(square);
      }
    }
    return cells;
  }

  private static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
