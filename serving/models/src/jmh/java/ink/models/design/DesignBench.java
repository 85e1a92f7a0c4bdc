package ink.models.design;

import ink.models.vector.Png;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a design of 1024 x 1024 pixels take, from its words to the PNG file? One thread;
 * every call another seed. Read the median of the samples.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
public class DesignBench {

  private static final int SIDE = 1024;

  @Param({
    "MANDALA", "BOTANICAL", "CELTIC", "SACRED_GEOMETRY", "DOTWORK", "CELESTIAL", "WAVES"
  })
  public Style style;

  private long seed;

  @Benchmark
  public byte[] design() {
    return Png.of(
        Designer.draw(new DesignBrief(style, "", "", seed++ % 64, 1)).drawing(), SIDE, SIDE);
  }
}
