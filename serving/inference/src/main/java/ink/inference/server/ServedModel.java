package ink.inference.server;

import inference.DataType;
import inference.ModelConfig;
import inference.ModelDynamicBatching;
import inference.ModelInput;
import inference.ModelInstanceGroup;
import inference.ModelMetadataResponse;
import inference.ModelMetadataResponse.TensorMetadata;
import inference.ModelOutput;
import inference.ModelQueuePolicy;
import inference.ModelStatistics;
import inference.ModelVersionPolicy;
import ink.inference.Datatype;
import ink.inference.TensorSpec;
import ink.inference.model.Batching;
import ink.inference.model.Model;
import java.util.concurrent.ScheduledExecutorService;

/** A model with its queue and its counters, and how the protocol describes it. */
record ServedModel(Model model, ModelQueue queue, ModelStats stats) {

  static ServedModel of(Model model, ScheduledExecutorService clock) {
    ModelStats stats = new ModelStats();
    return new ServedModel(model, new ModelQueue(model, stats, clock), stats);
  }

  String name() {
    return model.signature().model();
  }

  /** There is one version of each model; a request may name it or leave it out. */
  String version() {
    return model.version();
  }

  ModelStatistics statistics() {
    return stats.message(name(), version());
  }

  ModelMetadataResponse metadata() {
    ModelMetadataResponse.Builder metadata =
        ModelMetadataResponse.newBuilder()
            .setName(name())
            .addVersions(version())
            .setPlatform(model.backend());
    model.signature().inputs().forEach(spec -> metadata.addInputs(tensor(spec)));
    model.signature().outputs().forEach(spec -> metadata.addOutputs(tensor(spec)));
    return metadata.build();
  }

  ModelConfig config() {
    Batching batching = model.batching();
    ModelConfig.Builder config =
        ModelConfig.newBuilder()
            .setName(name())
            .setBackend(model.backend())
            .setVersionPolicy(
                ModelVersionPolicy.newBuilder()
                    .setLatest(ModelVersionPolicy.Latest.newBuilder().setNumVersions(1)))
            .setMaxBatchSize(batching.maxBatch())
            .setDynamicBatching(
                ModelDynamicBatching.newBuilder()
                    .setMaxQueueDelayMicroseconds(batching.maxDelay().toNanos() / 1_000)
                    .setPriorityLevels(Batching.PRIORITY_LEVELS)
                    .setDefaultPriorityLevel(Batching.DEFAULT_PRIORITY)
                    .setDefaultQueuePolicy(
                        ModelQueuePolicy.newBuilder()
                            .setTimeoutAction(ModelQueuePolicy.TimeoutAction.REJECT)
                            .setAllowTimeoutOverride(true)
                            .setMaxQueueSize(batching.maxQueue())))
            .addInstanceGroup(
                ModelInstanceGroup.newBuilder()
                    .setName(name())
                    .setKind(ModelInstanceGroup.Kind.KIND_CPU)
                    .setCount(model.instances()));
    for (TensorSpec spec : model.signature().inputs()) {
      config.addInput(
          ModelInput.newBuilder()
              .setName(spec.name())
              .setDataType(type(spec.datatype()))
              .addDims(1));
    }
    for (TensorSpec spec : model.signature().outputs()) {
      config.addOutput(
          ModelOutput.newBuilder()
              .setName(spec.name())
              .setDataType(type(spec.datatype()))
              .addDims(1));
    }
    return config.build();
  }

  private static TensorMetadata tensor(TensorSpec spec) {
    return TensorMetadata.newBuilder()
        .setName(spec.name())
        .setDatatype(spec.datatype().name())
        .addShape(-1)
        .addShape(1)
        .build();
  }

  private static DataType type(Datatype datatype) {
    return datatype == Datatype.BYTES
        ? DataType.TYPE_STRING
        : DataType.valueOf("TYPE_" + datatype.name());
  }
}
