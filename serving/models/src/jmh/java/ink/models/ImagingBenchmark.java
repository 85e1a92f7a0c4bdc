package ink.models;

import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.photo.Photo;
import ink.models.photo.PhotoFile;
import ink.models.stencil.DesignStencil;
import ink.models.stencil.PhotoStencil;
import ink.models.stencil.StencilMode;
import ink.models.upscale.Upscaler;
import ink.models.vector.Drawing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds for a photo of 4 megapixels read, a stencil, and a picture of 256 x 256 enlarged. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class ImagingBenchmark {

  private byte[] jpeg;
  private Photo photo;
  private Photo small;
  private Drawing design;
  private Upscaler upscaler;

  @Setup
  public void prepare() throws Exception {
    BufferedImage image = new BufferedImage(2304, 1736, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 2304 * 1736; i++) {
      int wave = (int) (120 + 60 * Math.sin(i % 2304 / 40.0) + 60 * Math.cos(i / 2304 / 55.0));
      int grey = Math.max(0, Math.min(255, wave + random.nextInt(12)));
      image.setRGB(i % 2304, i / 2304, grey << 16 | grey * 7 / 8 << 8 | grey * 3 / 4);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    jpeg = out.toByteArray();
    photo = PhotoFile.read(jpeg);
    small = photo.atMost(256 * 256);
    design = Designer.draw(new DesignBrief(Style.MANDALA, "lotus", "", 7, 1)).drawing();
    upscaler = new Upscaler();
  }

  @TearDown
  public void close() {
    upscaler.close();
  }

  @Benchmark
  public Photo decode() throws Exception {
    return PhotoFile.read(jpeg);
  }

  @Benchmark
  public Drawing photoStencil() throws Exception {
    return PhotoStencil.of(photo, 150, StencilMode.BLACKWORK);
  }

  @Benchmark
  public Drawing designStencil() {
    return DesignStencil.of(design, StencilMode.BLACKWORK);
  }

  @Benchmark
  public Photo upscaleLight() {
    return upscaler.enlarged(small, 2, Upscaler.Method.LIGHT);
  }

  @Benchmark
  public Photo upscaleEsrgan() {
    return upscaler.enlarged(small, 2, Upscaler.Method.ESRGAN);
  }
}
