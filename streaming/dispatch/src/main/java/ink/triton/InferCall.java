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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the fleet: one server at a time, or two when the first is slower
 * than usual and the client hedges. The first answer counts; who is then still at work is called
 * off.
 */
final class InferCall implements TritonClient.Call {
  private final TritonClient client;
  private final ModelInferRequest request;
  private final Instant deadline;
  private final Set<Server> tried = new HashSet<>();
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final List<Attempt> running = new ArrayList<>();
  private boolean cancelled;
  private boolean hedged;
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
    client.hedgeAfter(request.getModelName()).ifPresent(pause -> client.later(pause, this::hedge));
  }

  /** Asks the next server, or ends with what the last one said. */
  private void attempt(Answer last) {
    Duration left = Duration.between(client.now(), deadline);
    if (left.isNegative() || left.isZero()) {
      answer.complete(
          new Answer.TimedOut("the deadline passed before a model server answered", tries()));
      return;
    }
    @Nullable Attempt next;
    synchronized (this) {
      if (cancelled) {
        answer.complete(new Answer.Cancelled("called off", attempts));
        return;
      }
      Optional<Server> chosen = client.choose(request.getModelName(), tried);
      next = chosen.isEmpty() ? null : begin(chosen.get(), left);
    }
    if (next == null) {
      answer.complete(last);
    } else {
      next.send();
    }
  }

  /** The first server takes longer than most: another one may be sooner. Once a request. */
  private void hedge() {
    Duration left = Duration.between(client.now(), deadline);
    Attempt next;
    synchronized (this) {
      if (hedged || cancelled || answer.isDone() || running.size() != 1 || left.isNegative()) {
        return;
      }
      Optional<Server> chosen = client.choose(request.getModelName(), tried);
      if (chosen.isEmpty()) {
        return;
      }
      hedged = true;
      next = begin(chosen.get(), left);
    }
    next.send();
  }

  /** Under the lock: from here on, whoever cancels finds it. */
  private Attempt begin(Server server, Duration left) {
    boolean isLast = left.compareTo(client.callTimeout()) <= 0;
    Duration timeout = isLast ? left : client.callTimeout();
    Attempt attempt =
        new Attempt(
            server,
            server
                .channel()
                .newCall(
                    GRPCInferenceServiceGrpc.getModelInferMethod(),
                    CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS)),
            timeout,
            client.now(),
            isLast);
    attempts++;
    tried.add(server);
    running.add(attempt);
    return attempt;
  }

  private synchronized int tries() {
    return attempts;
  }

  @Override
  public void cancel() {
    List<Attempt> all;
    synchronized (this) {
      cancelled = true;
      all = List.copyOf(running);
    }
    all.forEach(attempt -> attempt.callOff("called off by the requester"));
  }

  /** The request has its end; whoever else works on it need not. */
  private void end(Answer with) {
    List<Attempt> losers;
    synchronized (this) {
      losers = List.copyOf(running);
      running.clear();
    }
    answer.complete(with);
    losers.forEach(attempt -> attempt.callOff("another server answered"));
  }

  /** Takes an attempt off; false when it was abandoned before and has nothing to say. */
  private synchronized boolean ended(Attempt attempt) {
    return running.remove(attempt);
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  private synchronized boolean isAnotherRunning() {
    return !running.isEmpty();
  }

  private void failed(Attempt attempt, Status status) {
    if (!ended(attempt)) {
      return;
    }
    Server server = attempt.server;
    String model = request.getModelName();
    String detail = detail(server, status);
    if (isCancelled()) {
      answer.complete(new Answer.Cancelled("called off", tries()));
      return;
    }
    switch (Verdict.of(status)) {
      case REJECTED -> {
        client.probes().note(server, model, Health::worked);
        String code =
            status.getCode() == Status.Code.NOT_FOUND ? "unknown-model" : "invalid-request";
        end(new Answer.Rejected(code, detail, tries()));
      }
      case BUSY -> {
        client.probes().note(server, model, Health::worked);
        again(new Answer.Busy(detail, tries()));
      }
      case UNREACHABLE -> {
        client.probes().note(server, model, health -> health.unreachable(client.now()));
        again(new Answer.Unavailable(detail, tries()));
      }
      case TIMED_OUT -> {
        client.probes().note(server, model, health -> health.failed(client.now()));
        if (attempt.isLast) {
          giveUp(new Answer.TimedOut(detail, tries()));
        } else {
          again(new Answer.Unavailable(detail, tries()));
        }
      }
      case CANCELLED, BROKEN -> {
        client.probes().note(server, model, health -> health.failed(client.now()));
        giveUp(new Answer.Broken(detail, tries()));
      }
    }
  }

  private void giveUp(Answer with) {
    if (!isAnotherRunning()) {
      answer.complete(with);
    }
  }

  /** A short pause of uneven length, then another server; none while another one is at work. */
  private void again(Answer last) {
    if (isAnotherRunning()) {
      return;
    }
    boolean nobodyLeft;
    int made;
    synchronized (this) {
      nobodyLeft = client.choose(request.getModelName(), tried).isEmpty();
      made = attempts;
    }
    if (nobodyLeft) {
      answer.complete(last);
      return;
    }
    client.later(
        Duration.ofMillis(2L << Math.min(made, 6))
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

  /** One server's try at the request, and its reply. */
  private final class Attempt implements StreamObserver<ModelInferResponse> {
    private final Server server;
    private final ClientCall<ModelInferRequest, ModelInferResponse> call;
    private final Duration timeout;
    private final Instant asked;
    private final boolean isLast;
    private boolean sent;
    private boolean calledOff;
    private @Nullable ModelInferResponse response;

    private Attempt(
        Server server,
        ClientCall<ModelInferRequest, ModelInferResponse> call,
        Duration timeout,
        Instant asked,
        boolean isLast) {
      this.server = server;
      this.call = call;
      this.timeout = timeout;
      this.asked = asked;
      this.isLast = isLast;
    }

    private void send() {
      synchronized (this) {
        if (!calledOff) {
          sent = true;
          server.inFlight().incrementAndGet();
          // Triton drops a request that waited this long in its queue.
          ClientCalls.asyncUnaryCall(
              call, new QueueParameters(0, timeout).addTo(request.toBuilder()).build(), this);
          return;
        }
      }
      failed(this, Status.CANCELLED.withDescription("called off before it was sent"));
    }

    /** A call that was not sent cannot be cancelled; then it is not sent at all. */
    private synchronized void callOff(String why) {
      calledOff = true;
      if (sent) {
        call.cancel(why, null);
      }
    }

    @Override
    public void onNext(ModelInferResponse value) {
      response = value;
    }

    @Override
    public void onError(Throwable error) {
      server.inFlight().decrementAndGet();
      failed(this, Status.fromThrowable(error));
    }

    @Override
    public void onCompleted() {
      server.inFlight().decrementAndGet();
      ModelInferResponse value = response;
      if (value == null) {
        failed(this, Status.INTERNAL.withDescription("ended without an answer"));
        return;
      }
      if (!value.getId().equals(request.getId())) {
        // Somebody else's design: never to be shown to this requester.
        failed(
            this,
            Status.INTERNAL.withDescription("answered another request, '" + value.getId() + "'"));
        return;
      }
      String model = request.getModelName();
      Duration took = Duration.between(asked, client.now());
      client.probes().note(server, model, Health::worked);
      client.probes().answered(server, model, value.getModelVersion());
      client.took(model, took);
      if (ended(this)) {
        end(new Answer.Given(value, server.endpoint(), took, tries()));
      }
    }
  }
}
