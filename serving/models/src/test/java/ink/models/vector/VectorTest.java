package ink.models.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.vector.Drawing.Sheet;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class VectorTest {

  private static final Drawing DRAWING =
      new Sheet()
          .solid(Paths.circle(10, 10, 6))
          .gap(Paths.line(4, 10, 16, 10), 1)
          .hole(10, 7, 1)
          .line(Paths.line(2, 2, 18, 2), .5)
          .dot(10, 18, .8)
          .on(20, 20);

  @Test
  void pixelsShowInkAndSkinWhereTheyWereDrawn() {
    GrayImage image = Raster.draw(DRAWING, 200, 200);

    assertThat(image.at(100, 130)).isZero();
    assertThat(image.at(100, 100)).isEqualTo(255);
    assertThat(image.at(100, 70)).isEqualTo(255);
    assertThat(image.at(100, 20)).isZero();
    assertThat(image.at(100, 180)).isZero();
    assertThat(image.at(5, 195)).isEqualTo(255);
  }

  @Test
  void aDrawingIsCentredOnASheetOfAnotherShape() {
    GrayImage image = Raster.draw(DRAWING, 400, 200);

    assertThat(image.at(200, 130)).isZero();
    assertThat(image.at(5, 100)).isEqualTo(255);
  }

  @Test
  void aPngHoldsThePixelsAndTheTrueSize() throws Exception {
    GrayImage image = Raster.draw(DRAWING, 64, 64);
    byte[] png = Png.grey(image, 10);

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));

    assertThat(read.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        assertThat(read.getRaster().getSample(x, y, 0)).isEqualTo(image.at(x, y));
      }
    }
    int phys = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    assertThat(ByteBuffer.wrap(png, phys + 4, 4).getInt()).isEqualTo(10_000);
  }

  @Test
  void aOneBitPngHoldsBlackAndWhite() throws Exception {
    GrayImage image = new GrayImage(3, 1, new byte[] {0, (byte) 127, (byte) 128});
    byte[] png = Png.oneBit(image, 0);

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));

    assertThat(read.getColorModel().getPixelSize()).isEqualTo(1);
    assertThat(List.of(read.getRGB(0, 0), read.getRGB(1, 0), read.getRGB(2, 0)))
        .containsExactly(0xff000000, 0xff000000, 0xffffffff);
    assertThat(new String(png, StandardCharsets.ISO_8859_1)).doesNotContain("pHYs");
  }

  @Test
  void anSvgIsInMillimetres() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Svg.of(DRAWING).getBytes(StandardCharsets.UTF_8)));

    assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("20mm");
    assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 20 20");
    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(3);
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2);
    assertThat(Svg.of(DRAWING)).contains("stroke-width=\"0.500\" d=\"M2 2L18 2\"");
  }

  @Test
  void taperedLinesSayHowTheyAreFilled() {
    Path2D taper = Paths.tapered(new double[] {0, 0, 1, 0, 2, 0, 3, 0}, 1, .5);

    assertThat(Svg.of(new Sheet().solid(taper).on(3, 3))).contains("fill-rule=\"nonzero\"");
    Path2D quad = new Path2D.Double();
    quad.moveTo(0, 0);
    quad.quadTo(1, 1, 2, 0);
    assertThat(Svg.of(new Sheet().line(quad, 1).on(3, 3))).contains("Q1 1 2 0");
  }

  @Test
  void copiesAroundTheOriginKeepTheirWeightAndTurnTheirDots() {
    Drawing drawing =
        new Sheet()
            .around(4, 0, new Sheet().dot(0, 5, 1).line(Paths.line(0, 1, 0, 4), .7))
            .on(1, 1);

    assertThat(drawing.marks()).hasSize(8);
    assertThat(drawing.marks())
        .filteredOn(mark -> mark instanceof Mark.Line)
        .allSatisfy(mark -> assertThat(((Mark.Line) mark).weight()).isEqualTo(.7));
    Mark.Dot second = (Mark.Dot) drawing.marks().get(2);
    assertThat(second.x()).isCloseTo(-5, within(1e-9));
    assertThat(second.radius()).isCloseTo(1, within(1e-9));
  }

  @Test
  void boundsAreThoseOfTheInk() {
    Rectangle2D box =
        new Sheet()
            .clear(Paths.circle(0, 0, 50))
            .add(
                new Sheet().line(Paths.circle(0, 0, 10), 2),
                AffineTransform.getTranslateInstance(5, 0))
            .solid(Paths.ellipse(0, 0, 1, 14))
            .dot(-9, 0, 1)
            .bounds();

    assertThat(box.getMinX()).isCloseTo(-10, within(.06));
    assertThat(box.getMaxX()).isCloseTo(16, within(.06));
    assertThat(box.getMaxY()).isCloseTo(14, within(.06));
  }

  @Test
  void aDrawingNeedsASizeAndAnImageItsPixels() {
    assertThatThrownBy(() -> new Sheet().on(0, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GrayImage(2, 2, new byte[3]))
        .hasMessage("3 pixels do not fill 2 x 2");
  }
}
