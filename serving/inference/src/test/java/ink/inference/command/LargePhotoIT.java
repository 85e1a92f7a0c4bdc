package ink.inference.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A photograph of four megapixels goes through each capability in a JVM of 512 MB of heap, as
 * {@code infra/ink craft} starts it. The profile {@code nightly} tries all of them.
 */
class LargePhotoIT {

  private static final int WIDTH = 2_310;
  private static final int HEIGHT = 1_732;

  @TempDir private static Path folder;

  @BeforeAll
  static void aPhotographIsThere() throws Exception {
    BufferedImage photo = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random grain = new Random(1);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean bar = x > 900 && x < 1_400 && y > 700 && y < 1_000 && (y - 700) % 100 < 45;
        int shade = x / 120 + grain.nextInt(9);
        photo.setRGB(
            x,
            y,
            bar
                ? (70 + shade) << 16 | (66 + shade) << 8 | 64 + shade
                : (222 - shade) << 16 | (178 - shade) << 8 | 152 - shade);
      }
    }
    assertThat(ImageIO.write(photo, "jpg", folder.resolve("photo.jpg").toFile())).isTrue();
  }

  @Test
  void theMostHungryCapabilityFitsTheHeap() throws Exception {
    assertFits("coverup photo.jpg covered.png --photo-width-mm 180");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age photo.jpg aged.png --width-mm 180",
        "skin photo.jpg skin.png --width-mm 180",
        "size photo.jpg size.png --width-mm 180",
        "touch-up photo.jpg reminders.ics --width-mm 180",
        "stencil photo.jpg stencil.pdf --longer-side-mm 400",
        "stencil photo.jpg stencil.png --longer-side-mm 600 --mode outline",
        "body photo.jpg worn.png --photo photo.jpg --photo-width-mm 400 --width-mm 40",
        "upscale photo.jpg large.png --factor 2",
        "upscale photo.jpg large.png --factor 2 --method esrgan",
      })
  void everyCapabilityFitsTheHeap(String command) throws Exception {
    Assumptions.assumeTrue(Boolean.getBoolean("ink.nightly"), "one is tried every time");
    assertFits(command);
  }

  private static void assertFits(String command) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "ink.inference.command.Craft"));
    line.addAll(List.of(command.split(" ")));
    Path told = folder.resolve("told");
    int status =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start()
            .waitFor();
    assertThat(status).as(command + ": " + Files.readString(told)).isZero();
  }
}
