package ink.models.upscale;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The small ESRGAN of {@code @upscalerjs/esrgan-slim} (MIT licence, README beside the weights): a
 * residual dense network of some 220,000 weights. Tensors are 1 x 3 x height x width, red, green,
 * blue, 0 to 255. What it makes is pulled back, by back-projection, to the picture it was given: it
 * alone is no closer to the truth than bicubic, and with it by about a decibel.
 */
final class Esrgan implements Enlarger, AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final Map<Integer, OrtSession> sessions = new ConcurrentHashMap<>();
  private final BackProjection light = new BackProjection();
  private final int rounds;

  Esrgan() {
    this(2);
  }

  /**
   * @param rounds of back-projection
   */
  Esrgan(int rounds) {
    this.rounds = rounds;
  }

  /** 64 channels of a tile with its context are 6 MB, some ten of which are held at a time. */
  @Override
  public int tile() {
    return 128;
  }

  /** What its convolutions see, and what back-projection sees of that. */
  @Override
  public int context() {
    return Math.max(12 + 6 * rounds, rounds > 0 ? light.context() : 0);
  }

  @Override
  public Plane[] enlarge(Plane[] tile, int factor) {
    int width = tile[0].width();
    int height = tile[0].height();
    FloatBuffer pixels = FloatBuffer.allocate(3 * width * height);
    for (Plane plane : tile) {
      pixels.put(plane.values());
    }
    long[] shape = {1, 3, height, width};
    OrtSession session = sessions.computeIfAbsent(factor, this::session);
    try (OnnxTensor input = OnnxTensor.createTensor(environment, pixels.flip(), shape);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      FloatBuffer large = ((OnnxTensor) result.get(0)).getFloatBuffer();
      Plane[] planes = new Plane[3];
      for (int i = 0; i < 3; i++) {
        Plane plane = new Plane(width * factor, height * factor);
        large.get(plane.values());
        planes[i] = BackProjection.projected(tile[i], plane, factor, rounds);
        if (rounds > 0 && factor == 4) {
          tempered(planes[i], light.enlarge(new Plane[] {tile[i]}, factor)[0]);
        }
      }
      return planes;
    } catch (OrtException e) {
      throw new IllegalStateException("ESRGAN could not be run", e);
    }
  }

  /** The mean of both estimates: they err in different places. */
  private static void tempered(Plane plane, Plane other) {
    for (int i = 0; i < plane.values().length; i++) {
      plane.values()[i] = (plane.values()[i] + other.values()[i]) / 2;
    }
  }

  private OrtSession session(int factor) {
    String name = "esrgan-slim-x" + factor + ".onnx";
    try (InputStream weights = Esrgan.class.getResourceAsStream(name);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      if (weights == null) {
        throw new IllegalArgumentException("there are no weights for x" + factor);
      }
      // The arena would keep the memory of the largest tile for ever.
      options.setCPUArenaAllocator(false);
      return environment.createSession(weights.readAllBytes(), options);
    } catch (OrtException e) {
      throw new IllegalStateException("the weights " + name + " could not be loaded", e);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  @Override
  public void close() {
    for (OrtSession session : sessions.values()) {
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException("a session could not be closed", e);
      }
    }
  }
}
