package ink.inference.server;

import inference.ModelInferRequest;
import inference.ModelInferResponse;
import inference.ModelStreamInferResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One ModelStreamInfer call: answers go out as they are ready, in any order, told apart by their
 * id. A request's error is a message on the stream; the stream goes on.
 */
final class InferenceStream implements StreamObserver<ModelInferRequest> {

  private final Inferences inferences;
  private final ServerCallStreamObserver<ModelStreamInferResponse> out;
  private final Set<Asked> open = new HashSet<>();
  private boolean halfClosed;

  /** A request that has no answer yet, and the way to give it up once it is queued. */
  private static final class Asked {
    private Runnable giveUp = () -> {};
  }

  InferenceStream(Inferences inferences, ServerCallStreamObserver<ModelStreamInferResponse> out) {
    this.inferences = inferences;
    this.out = out;
    out.setOnCancelHandler(this::giveUp);
  }

  @Override
  public void onNext(ModelInferRequest request) {
    Asked asked = new Asked();
    synchronized (this) {
      open.add(asked);
    }
    Runnable giveUp =
        inferences.infer(
            request,
            response ->
                send(asked, ModelStreamInferResponse.newBuilder().setInferResponse(response)),
            status -> send(asked, error(request, status)));
    synchronized (this) {
      asked.giveUp = giveUp;
    }
  }

  /** Triton's shape of an error on a stream: the message, and a response that holds the id. */
  private static ModelStreamInferResponse.Builder error(ModelInferRequest request, Status status) {
    return ModelStreamInferResponse.newBuilder()
        .setErrorMessage(status.getCode() + ": " + status.getDescription())
        .setInferResponse(
            ModelInferResponse.newBuilder()
                .setModelName(request.getModelName())
                .setId(request.getId()));
  }

  private synchronized void send(Asked asked, ModelStreamInferResponse.Builder response) {
    open.remove(asked);
    if (!out.isCancelled()) {
      out.onNext(response.build());
      completeWhenDone();
    }
  }

  private void giveUp() {
    List<Runnable> ways;
    synchronized (this) {
      ways = open.stream().map(asked -> asked.giveUp).toList();
    }
    ways.forEach(Runnable::run);
  }

  @Override
  public void onError(Throwable broken) {
    giveUp();
  }

  @Override
  public synchronized void onCompleted() {
    halfClosed = true;
    completeWhenDone();
  }

  private void completeWhenDone() {
    if (halfClosed && open.isEmpty()) {
      out.onCompleted();
    }
  }
}
