package ink.local.faults;

import ink.local.PortPlan;
import ink.neighbours.Ports;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;

/** Ports of a stack that nobody listens on. */
public final class FreePorts {
  private static final int WANTED = 20;

  /** Below the ports that the system gives to clients: a part that restarts finds its own free. */
  private static final int FIRST = 12_000;

  private static final int LAST = 32_000;

  private FreePorts() {}

  /** A plan with some free ports after it, for a test's own servers. */
  public static PortPlan plan() throws IOException {
    Random random = new Random();
    for (int i = 0; i < 100; i++) {
      int base = random.nextInt(FIRST, LAST - WANTED);
      if (IntStream.range(base, base + WANTED).allMatch(Ports::isFree)) {
        return new PortPlan(base);
      }
    }
    throw new IOException("no " + WANTED + " free ports in a row");
  }
}
