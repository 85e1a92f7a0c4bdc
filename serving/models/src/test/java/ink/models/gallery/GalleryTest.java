package ink.models.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {

  /** Surefire starts in the module's folder. */
  private static final Path COMMITTED = Path.of("gallery");

  @Test
  void theCommandDrawsTheCommittedPicturesAgain(@TempDir Path folder) throws Exception {
    Gallery.main(new String[] {folder.toString()});

    for (String name :
        new String[] {
          "coverup.png",
          "designs.png",
          "flash.png",
          "inks-on-skin.png",
          "mandala-ageing.png",
          "mandala-on-skin.png",
          "mandala-on-limbs.png",
          "stencil.png"
        }) {
      byte[] drawn = Files.readAllBytes(folder.resolve(name));
      boolean large = Set.of("coverup.png", "designs.png", "flash.png").contains(name);
      assertThat(drawn.length).as(name).isLessThan(large ? 400_000 : 80_000);
      assertThat(pixels(drawn))
          .as(name)
          .isEqualTo(pixels(Files.readAllBytes(COMMITTED.resolve(name))));
    }
    assertAlike(
        ImageIO.read(folder.resolve("upscale.png").toFile()),
        ImageIO.read(COMMITTED.resolve("upscale.png").toFile()));
  }

  /** A processor with other vector units rounds the network's sums otherwise. */
  private static void assertAlike(BufferedImage drawn, BufferedImage committed) {
    assertThat(drawn.getWidth()).isEqualTo(committed.getWidth());
    long off = 0;
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        int difference = (drawn.getRGB(x, y) & 0xff) - (committed.getRGB(x, y) & 0xff);
        off += Math.abs(difference) > 24 ? 1 : 0;
      }
    }
    assertThat(off).isLessThan(drawn.getWidth() * drawn.getHeight() / 100L);
  }

  private static Map<String, Object> pixels(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Map.of("width", image.getWidth(), "hash", java.util.Arrays.hashCode(rgb));
  }
}
