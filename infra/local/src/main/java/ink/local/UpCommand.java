package ink.local;

import ink.local.demo.DemoTenants;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code infra/ink up}: starts the stack and stays with it. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts the stack and stays until Ctrl-C or `infra/ink down`.")
final class UpCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Override
  public Integer call() throws Exception {
    System.out.println("Starting the stack in " + options.home().data());
    try (RunningStack running = RunningStack.start(options.home(), options.ports(), System.out)) {
      Stack stack = running.stack();
      String key = DemoTenants.seed(stack).studios().get(0).apiKey();
      System.out.printf(
          """

          Ready after %.1f s. Data in %s
            API            %s        (metrics and health: port %d)
            Trend report   %s/reports/trends  (build it: infra/ink report trends)
            S3             http://127.0.0.1:%d · Kafka 127.0.0.1:%d · PostgreSQL 127.0.0.1:%d

          Try it:
            curl -s %s/v1/generate -H 'Authorization: Bearer %s' \\
              -H "Idempotency-Key: $(date +%%s%%N)" -H 'Content-Type: application/json' \\
              -d '{"prompt":"a mandala with eight petals","style":"mandala"}'

          Ctrl-C or infra/ink down stops it; the data stay.
          """,
          running.readySeconds(),
          options.home().data(),
          stack.url(),
          stack.ports().apiAdmin(),
          stack.url(),
          stack.ports().s3(),
          stack.ports().kafka(),
          stack.ports().postgres(),
          stack.url(),
          key);
      System.out.flush();
      CountDownLatch end = new CountDownLatch(1);
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    end.countDown();
                    try {
                      ended.await(); // the JVM stays until the parts have stopped
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  },
                  "stop"));
      end.await();
      System.out.println("Stopping…");
      running.close();
      ended.countDown();
    }
    return 0;
  }
}
