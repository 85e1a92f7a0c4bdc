package ink.triton;

import inference.GRPCInferenceServiceGrpc;
import ink.inference.MessageLimits;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One endpoint of the fleet: its channel, its calls in flight, its health for each model. */
final class Server {
  private final Endpoint endpoint;
  private final ManagedChannel channel;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Map<String, Health> health = new HashMap<>();

  Server(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.channel =
        NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port())
            .usePlaintext()
            .directExecutor()
            .maxInboundMessageSize(MessageLimits.MAX_MESSAGE_BYTES)
            // Below this size a call that the transport lost is sent again by the library.
            .retryBufferSize(4L * MessageLimits.MAX_MESSAGE_BYTES)
            .perRpcBufferLimit(MessageLimits.MAX_MESSAGE_BYTES)
            .flowControlWindow(8 << 20)
            // Triton drops clients that ping more often than every 300 s.
            .keepAliveTime(310, TimeUnit.SECONDS)
            .keepAliveWithoutCalls(false)
            .build();
  }

  Endpoint endpoint() {
    return endpoint;
  }

  ManagedChannel channel() {
    return channel;
  }

  GRPCInferenceServiceGrpc.GRPCInferenceServiceStub stub() {
    return GRPCInferenceServiceGrpc.newStub(channel);
  }

  AtomicInteger inFlight() {
    return inFlight;
  }

  synchronized Health.State state(String model) {
    Health known = health.get(model);
    return known == null ? Health.State.DOWN : known.state();
  }

  /** Notes something about the model; true when that changed its state. */
  synchronized boolean note(String model, Consumer<Health> change) {
    Health known = health.computeIfAbsent(model, name -> new Health());
    Health.State before = known.state();
    change.accept(known);
    return known.state() != before;
  }

  boolean noteProbe(String model, Health.State found, Instant now) {
    return note(model, health -> health.probed(found, now));
  }
}
