package ink.inference.craft;

import ink.inference.model.Model;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** All models that work on pictures of designs and of skin. */
public final class CraftModels {

  private static final long IDLE_SECONDS = 10;

  private CraftModels() {}

  /** They share one thread: a photograph unpacks to a hundred megabytes, so one at a time. */
  public static List<Model> all() {
    Executor bench = bench();
    return List.of(
        new AgeModel(bench),
        new SkinToneModel(bench),
        new BodyPreviewModel(bench),
        new SizingModel(bench),
        new TouchUpModel(bench, Clock.systemUTC()),
        new FlashSheetModel(bench),
        new StencilModel(bench),
        new CoverUpModel(bench),
        new UpscaleModel(bench));
  }

  private static Executor bench() {
    ThreadPoolExecutor bench =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "craft");
              thread.setDaemon(true);
              return thread;
            });
    bench.allowCoreThreadTimeOut(true);
    return bench;
  }
}
