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
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of the fleet: its channel, its calls in flight, its health for each model and the
 * version of it.
 */
final class Server {
  private final Endpoint endpoint;
  private final ManagedChannel channel;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Map<String, Health> health = new HashMap<>();
  private final Map<String, String> versions = new HashMap<>();
  private volatile boolean gone;

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

  /** Its address is no longer one of the fleet's: what it works on, it may finish. */
  void leave() {
    gone = true;
    channel.shutdown();
  }

  boolean isGone() {
    return gone;
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
    if (known.state() != Health.State.READY) {
      versions.remove(model);
    }
    return known.state() != before;
  }

  /** The version of the model that it serves, as it said last; null when it is not known. */
  synchronized @Nullable String version(String model) {
    return versions.get(model);
  }

  /** An answer came from this version; false when that is not the version it said it serves. */
  synchronized boolean noteAnswerOf(String model, String version) {
    String known = versions.get(model);
    if (known != null && !known.equals(version)) {
      versions.remove(model);
      return false;
    }
    return true;
  }

  /** It said which version it serves; null when it said nothing of use. */
  synchronized void noteVersion(String model, @Nullable String version) {
    if (version == null || state(model) != Health.State.READY) {
      versions.remove(model);
    } else {
      versions.put(model, version);
    }
  }

  boolean noteProbe(String model, Health.State found, Instant now) {
    return note(model, health -> health.probed(found, now));
  }
}
