package ink.inference.server;

import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import inference.ModelConfigRequest;
import inference.ModelConfigResponse;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import inference.ModelMetadataRequest;
import inference.ModelMetadataResponse;
import inference.ModelReadyRequest;
import inference.ModelReadyResponse;
import inference.ModelStatisticsRequest;
import inference.ModelStatisticsResponse;
import inference.ModelStreamInferResponse;
import inference.RepositoryIndexRequest;
import inference.RepositoryIndexResponse;
import inference.ServerLiveRequest;
import inference.ServerLiveResponse;
import inference.ServerMetadataRequest;
import inference.ServerMetadataResponse;
import inference.ServerReadyRequest;
import inference.ServerReadyResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The protocol's calls. Loading and unloading models, shared memory, tracing and log settings are
 * not served: they answer UNIMPLEMENTED.
 */
final class InferenceService extends GRPCInferenceServiceImplBase {

  private final Inferences inferences;
  private final BooleanSupplier ready;

  InferenceService(Inferences inferences, BooleanSupplier ready) {
    this.inferences = inferences;
    this.ready = ready;
  }

  @Override
  public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> out) {
    answer(out, ServerLiveResponse.newBuilder().setLive(true).build());
  }

  @Override
  public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> out) {
    answer(out, ServerReadyResponse.newBuilder().setReady(ready.getAsBoolean()).build());
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> out) {
    of(
        request.getName(),
        request.getVersion(),
        out,
        model -> ModelReadyResponse.newBuilder().setReady(ready.getAsBoolean()).build());
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> out) {
    answer(
        out,
        ServerMetadataResponse.newBuilder()
            .setName("ink-inference")
            .setVersion("1.0")
            .addExtensions("model_repository")
            .addExtensions("model_configuration")
            .addExtensions("schedule_policy")
            .addExtensions("binary_tensor_data")
            .addExtensions("parameters")
            .addExtensions("statistics")
            .build());
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> out) {
    of(request.getName(), request.getVersion(), out, ServedModel::metadata);
  }

  @Override
  public void modelConfig(ModelConfigRequest request, StreamObserver<ModelConfigResponse> out) {
    of(
        request.getName(),
        request.getVersion(),
        out,
        model -> ModelConfigResponse.newBuilder().setConfig(model.config()).build());
  }

  @Override
  public void modelStatistics(
      ModelStatisticsRequest request, StreamObserver<ModelStatisticsResponse> out) {
    if (request.getName().isEmpty()) {
      ModelStatisticsResponse.Builder all = ModelStatisticsResponse.newBuilder();
      inferences.models().forEach(model -> all.addModelStats(model.statistics()));
      answer(out, all.build());
      return;
    }
    of(
        request.getName(),
        request.getVersion(),
        out,
        model -> ModelStatisticsResponse.newBuilder().addModelStats(model.statistics()).build());
  }

  @Override
  public void repositoryIndex(
      RepositoryIndexRequest request, StreamObserver<RepositoryIndexResponse> out) {
    RepositoryIndexResponse.Builder index = RepositoryIndexResponse.newBuilder();
    if (ready.getAsBoolean() || !request.getReady()) {
      for (ServedModel model : inferences.models()) {
        index.addModels(
            RepositoryIndexResponse.ModelIndex.newBuilder()
                .setName(model.name())
                .setVersion(model.version())
                .setState(ready.getAsBoolean() ? "READY" : "UNAVAILABLE")
                .setReason(ready.getAsBoolean() ? "" : "warming up or stopping"));
      }
    }
    answer(out, index.build());
  }

  @Override
  public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> out) {
    var call = (ServerCallStreamObserver<ModelInferResponse>) out;
    Runnable giveUp =
        inferences.infer(
            request,
            response -> {
              if (!call.isCancelled()) {
                answer(call, response);
              }
            },
            status -> {
              if (!call.isCancelled()) {
                call.onError(status.asRuntimeException());
              }
            });
    // Calls run on their event loop, so no cancellation can have come between.
    call.setOnCancelHandler(giveUp);
  }

  @Override
  public StreamObserver<ModelInferRequest> modelStreamInfer(
      StreamObserver<ModelStreamInferResponse> out) {
    return new InferenceStream(
        inferences, (ServerCallStreamObserver<ModelStreamInferResponse>) out);
  }

  private <T> void of(
      String name, String version, StreamObserver<T> out, Function<ServedModel, T> response) {
    Optional<ServedModel> model = inferences.find(name, version);
    if (model.isPresent()) {
      answer(out, response.apply(model.get()));
    } else {
      out.onError(inferences.unknown(name, version).asRuntimeException());
    }
  }

  private static <T> void answer(StreamObserver<T> out, T response) {
    out.onNext(response);
    out.onCompleted();
  }
}
