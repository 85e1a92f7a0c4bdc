package ink.inference.testing;

import com.google.protobuf.ByteString;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import inference.ModelMetadataRequest;
import inference.ModelMetadataResponse;
import inference.ModelReadyRequest;
import inference.ModelReadyResponse;
import inference.ServerLiveRequest;
import inference.ServerLiveResponse;
import inference.ServerReadyRequest;
import inference.ServerReadyResponse;
import ink.inference.MessageLimits;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model server on a loopback port whose answers a test scripts. Requests take the replies queued
 * with {@link #next} in order of arrival; when none is left, the {@link #otherwise} reply, which at
 * first is a design with a tiny PNG.
 *
 * <pre>{@code
 * try (var server = ScriptedModelServer.start()) {
 *   server.next(2, Reply.fail(Status.UNAVAILABLE));
 *   ...
 *   assertThat(server.requests()).hasSize(3);
 * }
 * }</pre>
 */
public final class ScriptedModelServer implements AutoCloseable {

  private static final byte[] TINY_PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

  private final ConcurrentLinkedQueue<Reply> script = new ConcurrentLinkedQueue<>();
  private final CopyOnWriteArrayList<ModelInferRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "scripted-model-server");
            thread.setDaemon(true);
            return thread;
          });
  private final Server server;
  private volatile Reply otherwise = Reply.design(TINY_PNG);
  private final Map<String, Reply> byModel = new ConcurrentHashMap<>();
  private volatile boolean ready = true;
  private volatile String version = "1";

  private ScriptedModelServer(int port) {
    try {
      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .maxInboundMessageSize(MessageLimits.MAX_MESSAGE_BYTES)
              .addService(new Service())
              .directExecutor()
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("no loopback port " + port + " for the scripted server", e);
    }
  }

  /** On a free port. */
  public static ScriptedModelServer start() {
    return new ScriptedModelServer(0);
  }

  /** On a known port, so that a test can take a server away and bring it back. */
  public static ScriptedModelServer start(int port) {
    return new ScriptedModelServer(port);
  }

  public int port() {
    return server.getPort();
  }

  /** {@code 127.0.0.1:port}. */
  public String target() {
    return InetAddress.getLoopbackAddress().getHostAddress() + ":" + port();
  }

  /** The smallest PNG: one black pixel. */
  public static ByteString tinyPng() {
    return ByteString.copyFrom(TINY_PNG);
  }

  /** Queues replies, each for one request. */
  public ScriptedModelServer next(Reply... replies) {
    script.addAll(List.of(replies));
    return this;
  }

  /** Queues a reply for the given number of requests. */
  public ScriptedModelServer next(int times, Reply reply) {
    for (int i = 0; i < times; i++) {
      script.add(reply);
    }
    return this;
  }

  /** What every request gets once the queued replies are used up. */
  public ScriptedModelServer otherwise(Reply reply) {
    otherwise = reply;
    return this;
  }

  /** What requests for this model get, whatever is queued. */
  public ScriptedModelServer always(String model, Reply reply) {
    byModel.put(model, reply);
    return this;
  }

  /** Requests for this model take the queued replies again. */
  public ScriptedModelServer asScripted(String model) {
    byModel.remove(model);
    return this;
  }

  /** The version of its models that answers and ModelMetadata tell; at first 1. */
  public ScriptedModelServer version(String now) {
    version = now;
    return this;
  }

  /** What ServerReady and ModelReady say; inference is answered all the same. */
  public ScriptedModelServer ready(boolean isReady) {
    ready = isReady;
    return this;
  }

  /** Inference requests in order of arrival, also those that failed or were cancelled. */
  public List<ModelInferRequest> requests() {
    return List.copyOf(requests);
  }

  public int inFlight() {
    return inFlight.get();
  }

  /** Most requests that were in flight at one time. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  /** Requests that the client gave up: cancelled, past their deadline, or connection lost. */
  public int cancelled() {
    return cancelled.get();
  }

  /** Drops every connection at once, as a killed server does. */
  @Override
  public void close() {
    clock.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Service extends GRPCInferenceServiceImplBase {

    @Override
    public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> out) {
      out.onNext(ServerLiveResponse.newBuilder().setLive(true).build());
      out.onCompleted();
    }

    @Override
    public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> out) {
      out.onNext(ServerReadyResponse.newBuilder().setReady(ready).build());
      out.onCompleted();
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> out) {
      out.onNext(ModelReadyResponse.newBuilder().setReady(ready).build());
      out.onCompleted();
    }

    @Override
    public void modelMetadata(
        ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> out) {
      out.onNext(
          ModelMetadataResponse.newBuilder()
              .setName(request.getName())
              .addVersions(version)
              .setPlatform("scripted")
              .build());
      out.onCompleted();
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> out) {
      requests.add(request);
      mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      var call = (ServerCallStreamObserver<ModelInferResponse>) out;
      call.setOnCancelHandler(
          () -> {
            cancelled.incrementAndGet();
            inFlight.decrementAndGet();
          });
      call.setOnCloseHandler(inFlight::decrementAndGet);
      Reply reply = byModel.get(request.getModelName());
      if (reply == null) {
        reply = script.poll();
      }
      play(reply == null ? otherwise : reply, request, call);
    }

    private void play(
        Reply reply, ModelInferRequest request, ServerCallStreamObserver<ModelInferResponse> out) {
      if (out.isCancelled()) {
        return;
      }
      if (reply instanceof Reply.Answer answer) {
        out.onNext(
            answer
                .response()
                .apply(request)
                .setModelName(request.getModelName())
                .setModelVersion(version)
                .setId(request.getId())
                .build());
        out.onCompleted();
      } else if (reply instanceof Reply.Raw raw) {
        out.onNext(raw.response());
        out.onCompleted();
      } else if (reply instanceof Reply.HalfClose) {
        out.onCompleted();
      } else if (reply instanceof Reply.Fail fail) {
        out.onError(fail.status().asRuntimeException());
      } else if (reply instanceof Reply.After after) {
        var unused =
            clock.schedule(
                () -> play(after.reply(), request, out),
                after.delay().toNanos(),
                TimeUnit.NANOSECONDS);
      } else if (!(reply instanceof Reply.Hang)) {
        out.onError(Status.INTERNAL.withDescription("no such reply: " + reply).asException());
      }
    }
  }
}
