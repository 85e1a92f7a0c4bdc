package ink.local.faults;

import ink.local.Home;
import ink.local.PortPlan;
import ink.local.RunningStack;
import ink.local.Stack;
import java.io.IOException;

/** A stack that goes with the test's JVM, also when that is ended from outside. */
public final class TestStack {
  private TestStack() {}

  /** As {@link RunningStack#start(Home, PortPlan, java.io.PrintStream, Stack.Tuning)}. */
  public static RunningStack start(Home home, PortPlan ports, Stack.Tuning tuning)
      throws IOException, InterruptedException {
    RunningStack running = RunningStack.start(home, ports, System.out, tuning);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(running.supervisor()::pullThePlug, "stop-stack"));
    return running;
  }
}
