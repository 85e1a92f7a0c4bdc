package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.inference.Tensors;
import ink.inference.Upscale;
import ink.inference.model.InvalidInputException;
import ink.models.photo.Photo;
import ink.models.photo.PhotoFile;
import ink.models.photo.PhotoLimits;
import ink.models.photo.UnreadablePhotoException;
import ink.models.upscale.Upscaler;
import ink.models.vector.Png;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import javax.imageio.ImageIO;

/** {@code upscale}: by Lanczos and back-projection, or by a small network and the same. */
final class UpscaleModel extends CraftModel<Upscale.Order> {

  /** Pixels of a result that fit the heap beside what is made of them. */
  private static final long MOST = 16_000_000;

  /** A larger picture is refused, not averaged down: its size must come out exactly. */
  private static final PhotoLimits LIMITS =
      new PhotoLimits(
          PhotoLimits.UPLOAD.bytes(),
          PhotoLimits.UPLOAD.leastSide(),
          PhotoLimits.UPLOAD.longestSide(),
          4_000_000,
          4_000_000);

  private final Upscaler upscaler = new Upscaler();

  UpscaleModel(Executor bench) {
    super(Upscale.SIGNATURE, bench);
  }

  @Override
  Upscale.Order order(Tensors inputs) {
    return Upscale.order(inputs);
  }

  @Override
  void check(Upscale.Order order) {
    if (order.factor() != 2 && order.factor() != 4) {
      throw new InvalidInputException("FACTOR is " + order.factor() + " but must be 2 or 4");
    }
    Upscaler.Method unused = method(order.method());
  }

  @Override
  Upscale.Order example() {
    return new Upscale.Order(Example.PNG, 2, Upscaler.Method.LIGHT.slug());
  }

  @Override
  Tensors work(Upscale.Order order) {
    Photo photo = read(order.image());
    long pixels = (long) photo.width() * photo.height() * order.factor() * order.factor();
    if (pixels > MOST) {
      throw new InvalidInputException(
          "FACTOR "
              + order.factor()
              + " would make "
              + pixels / 1_000_000
              + " megapixels; at most 16 are made: take a smaller one, or send a smaller IMAGE");
    }
    Photo large = upscaler.enlarged(photo, order.factor(), method(order.method()));
    return Upscale.outputs(ByteString.copyFrom(png(large)));
  }

  private static Upscaler.Method method(String slug) {
    return Inputs.judged("METHOD", () -> Upscaler.Method.named(slug));
  }

  private static Photo read(ByteString file) {
    try {
      return PhotoFile.read(file.toByteArray(), LIMITS).withSomethingOnIt();
    } catch (UnreadablePhotoException e) {
      throw new InvalidInputException("IMAGE cannot be used: " + e.getMessage());
    }
  }

  private static byte[] png(Photo photo) {
    if (!photo.isTranslucent()) {
      return Png.rgb(photo.width(), photo.height(), photo.argb(), 0);
    }
    BufferedImage image =
        new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, photo.width(), photo.height(), photo.argb(), 0, photo.width());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG could not be written to memory", e);
    }
    return out.toByteArray();
  }
}
