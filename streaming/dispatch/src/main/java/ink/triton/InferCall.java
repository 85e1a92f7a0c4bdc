package ink.triton;

import inference.GRPCInferenceServiceGrpc;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import ink.inference.QueueParameters;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request on its way through the fleet, one server at a time. */
final class InferCall implements TritonClient.Call {
  private final TritonClient client;
  private final ModelInferRequest request;
  private final Instant deadline;
  private final Set<Server> tried = new HashSet<>();
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private @Nullable ClientCall<ModelInferRequest, ModelInferResponse> running;
  private boolean cancelled;
  private int attempts;

  InferCall(TritonClient client, ModelInferRequest request, Instant deadline) {
    this.client = client;
    this.request = request;
    this.deadline = deadline;
  }

  @Override
  public CompletableFuture<Answer> answer() {
    return answer;
  }

  void start() {
    attempt(new Answer.Unavailable("no model server is ready", 0));
  }

  /** Asks the next server, or ends with what the last one said. */
  private void attempt(Answer last) {
    String model = request.getModelName();
    Duration left = Duration.between(client.now(), deadline);
    if (left.isNegative() || left.isZero()) {
      answer.complete(
          new Answer.TimedOut("the deadline passed before a model server answered", attempts));
      return;
    }
    Optional<Server> chosen = client.choose(model, tried);
    if (chosen.isEmpty()) {
      answer.complete(last);
      return;
    }
    Server server = chosen.get();
    boolean isLast = left.compareTo(client.callTimeout()) <= 0;
    Duration timeout = isLast ? left : client.callTimeout();
    ClientCall<ModelInferRequest, ModelInferResponse> call;
    synchronized (this) {
      if (cancelled) {
        answer.complete(new Answer.Cancelled("called off", attempts));
        return;
      }
      attempts++;
      tried.add(server);
      call =
          server
              .channel()
              .newCall(
                  GRPCInferenceServiceGrpc.getModelInferMethod(),
                  CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS));
      running = call;
    }
    server.inFlight().incrementAndGet();
    ClientCalls.asyncUnaryCall(call, withTimeout(timeout), new Reply(server, client.now(), isLast));
  }

  /** Triton drops a request that waited this long in its queue. */
  private ModelInferRequest withTimeout(Duration timeout) {
    return new QueueParameters(0, timeout).addTo(request.toBuilder()).build();
  }

  @Override
  public void cancel() {
    ClientCall<ModelInferRequest, ModelInferResponse> call;
    synchronized (this) {
      cancelled = true;
      call = running;
    }
    if (call != null) {
      call.cancel("called off by the requester", null);
    }
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  private void failed(Server server, Status status, boolean wasLast) {
    String model = request.getModelName();
    String detail = detail(server, status);
    if (isCancelled()) {
      answer.complete(new Answer.Cancelled("called off", attempts));
      return;
    }
    switch (Verdict.of(status)) {
      case REJECTED -> {
        client.probes().note(server, model, Health::worked);
        String code =
            status.getCode() == Status.Code.NOT_FOUND ? "unknown-model" : "invalid-request";
        answer.complete(new Answer.Rejected(code, detail, attempts));
      }
      case BUSY -> {
        client.probes().note(server, model, Health::worked);
        again(new Answer.Busy(detail, attempts));
      }
      case UNREACHABLE -> {
        client.probes().note(server, model, health -> health.unreachable(client.now()));
        again(new Answer.Unavailable(detail, attempts));
      }
      case TIMED_OUT -> {
        client.probes().note(server, model, health -> health.failed(client.now()));
        if (wasLast) {
          answer.complete(new Answer.TimedOut(detail, attempts));
        } else {
          again(new Answer.Unavailable(detail, attempts));
        }
      }
      case CANCELLED, BROKEN -> {
        client.probes().note(server, model, health -> health.failed(client.now()));
        answer.complete(new Answer.Broken(detail, attempts));
      }
    }
  }

  /** A short pause of uneven length, then another server. */
  private void again(Answer last) {
    if (client.choose(request.getModelName(), tried).isEmpty()) {
      answer.complete(last);
      return;
    }
    client.later(
        Duration.ofMillis(2L << Math.min(attempts, 6))
            .plusMillis(ThreadLocalRandom.current().nextInt(4)),
        () -> attempt(last));
  }

  private static String detail(Server server, Status status) {
    String description = status.getDescription();
    Throwable cause = status.getCause();
    return "model server "
        + server.endpoint()
        + " said "
        + status.getCode()
        + (description == null ? "" : ": " + description)
        + (cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
  }

  /** The server's reply to one attempt. */
  private final class Reply implements StreamObserver<ModelInferResponse> {
    private final Server server;
    private final Instant asked;
    private final boolean isLast;
    private @Nullable ModelInferResponse response;

    private Reply(Server server, Instant asked, boolean isLast) {
      this.server = server;
      this.asked = asked;
      this.isLast = isLast;
    }

    @Override
    public void onNext(ModelInferResponse value) {
      response = value;
    }

    @Override
    public void onError(Throwable error) {
      server.inFlight().decrementAndGet();
      failed(server, Status.fromThrowable(error), isLast);
    }

    @Override
    public void onCompleted() {
      server.inFlight().decrementAndGet();
      ModelInferResponse value = response;
      if (value == null) {
        failed(server, Status.INTERNAL.withDescription("ended without an answer"), isLast);
        return;
      }
      if (!value.getId().equals(request.getId())) {
        // Somebody else's design: never to be shown to this requester.
        failed(
            server,
            Status.INTERNAL.withDescription("answered another request, '" + value.getId() + "'"),
            isLast);
        return;
      }
      client.probes().note(server, request.getModelName(), Health::worked);
      answer.complete(
          new Answer.Given(
              value, server.endpoint(), Duration.between(asked, client.now()), attempts));
    }
  }
}
