package ink.inference.server;

import ink.inference.MessageLimits;
import ink.inference.craft.CraftModels;
import ink.inference.model.Model;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves our models in Triton's protocol. It takes calls as soon as its port is open and says that
 * it is ready once every model is warm.
 */
public final class InferenceServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InferenceServer.class);

  /** What runs or waits at a stop is given so long to finish. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final List<Model> models;
  private final Inferences inferences;
  private final ScheduledThreadPoolExecutor clock = clock();
  private final Server grpc;
  private final AdminServer admin;
  private volatile String notReady = "warming up";

  private InferenceServer(ServerConfig config, List<Model> models) throws IOException {
    this.models = List.copyOf(models);
    this.inferences =
        new Inferences(models.stream().map(model -> ServedModel.of(model, clock)).toList());
    this.admin =
        new AdminServer(
            config.host(),
            config.adminPort(),
            () -> notReady,
            () -> Metrics.render(inferences.models()));
    this.grpc =
        NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.port()))
            .addService(new InferenceService(inferences, () -> notReady.isEmpty()))
            .directExecutor() // a call only parses and queues; models have their own threads
            .maxInboundMessageSize(MessageLimits.MAX_MESSAGE_BYTES)
            .flowControlWindow(8 << 20)
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .build();
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "queue-clock");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  static InferenceServer start(ServerConfig config) throws IOException {
    List<Model> models = new ArrayList<>();
    config
        .simulated()
        .ifPresent(
            simulated ->
                simulated.names().forEach(name -> models.add(new SimulatedModel(name, simulated))));
    List<Model> reals = new ArrayList<>(CraftModels.all());
    reals.add(new FlashModel(FlashModel.Detail.DRAFT, config.batching(), config.instances()));
    reals.add(new FlashModel(FlashModel.Detail.FINAL, config.batching(), config.instances()));
    for (Model real : reals) {
      if (models.stream().noneMatch(model -> name(model).equals(name(real)))) {
        models.add(real);
      } else {
        real.close();
      }
    }
    return start(config, models);
  }

  private static String name(Model model) {
    return model.signature().model();
  }

  static InferenceServer start(ServerConfig config, List<Model> models) throws IOException {
    InferenceServer server = new InferenceServer(config, models);
    try {
      server.grpc.start();
    } catch (IOException e) {
      server.close();
      throw e;
    }
    models.forEach(Model::warmUp);
    server.notReady = "";
    return server;
  }

  int port() {
    return grpc.getPort();
  }

  int adminPort() {
    return admin.port();
  }

  /** Turns new requests away, lets the others finish within ten seconds, then stops. */
  @Override
  public void close() {
    notReady = "stopping";
    inferences.models().forEach(model -> model.queue().stop());
    grpc.shutdown();
    try {
      if (!grpc.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        grpc.shutdownNow();
      }
    } catch (InterruptedException e) {
      grpc.shutdownNow();
      Thread.currentThread().interrupt();
    }
    models.forEach(Model::close);
    clock.shutdownNow();
    admin.close();
  }

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    long started = System.nanoTime();
    try {
      ServerConfig config = ServerConfig.from(System.getenv());
      InferenceServer server = start(config);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      LOG.info(
          "ready after {} ms: gRPC on {}:{}, health and metrics on {}, models {}",
          (System.nanoTime() - started) / 1_000_000,
          config.host(),
          server.port(),
          server.adminPort(),
          server.inferences.models().stream().map(ServedModel::name).toList());
      server.grpc.awaitTermination();
    } catch (InvalidConfigException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println(
          "cannot listen: " + e.getMessage() + "; another process may hold the port (INK_PORT)");
      System.exit(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
