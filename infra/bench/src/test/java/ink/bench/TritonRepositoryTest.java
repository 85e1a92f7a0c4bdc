package ink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import inference.ModelConfig;
import ink.inference.InkFlash;
import ink.inference.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository of the GPU fleet, as far as it can be judged without a GPU. */
class TritonRepositoryTest {
  private static final Path MODELS = Path.of("../triton/models");

  static List<String> models() throws IOException {
    try (Stream<Path> folders = Files.list(MODELS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  private static ModelConfig config(String model) throws IOException {
    ModelConfig.Builder config = ModelConfig.newBuilder();
    TextFormat.merge(Files.readString(MODELS.resolve(model).resolve("config.pbtxt")), config);
    return config.build();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyConfigurationIsOneAndNamesItsFolder(String model) throws IOException {
    ModelConfig config = config(model);

    assertThat(config.getName()).isEqualTo(model);
    assertThat(config.getInputList()).isNotEmpty();
    assertThat(config.getOutputList()).isNotEmpty();
    assertThat(config.hasDynamicBatching()).isTrue();
    assertThat(config.getMaxBatchSize()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ink-flash", "ink-flash-draft"})
  void theDesignModelsTakeAndGiveWhatDispatchSendsAndReads(String model) throws IOException {
    ModelConfig config = config(model);

    assertThat(
            config.getInputList().stream()
                .map(input -> input.getName() + " " + input.getDataType() + input.getDimsList()))
        .containsExactlyElementsOf(lines(InkFlash.SIGNATURE.inputs()));
    assertThat(
            config.getOutputList().stream()
                .map(out -> out.getName() + " " + out.getDataType() + out.getDimsList()))
        .containsExactlyElementsOf(lines(InkFlash.SIGNATURE.outputs()));
    assertThat(config.getDynamicBatching().getDefaultQueuePolicy().getAllowTimeoutOverride())
        .as("the deadline travels with each request")
        .isTrue();
  }

  private static List<String> lines(List<TensorSpec> specs) {
    return specs.stream()
        .map(
            spec ->
                spec.name()
                    + " TYPE_"
                    + (spec.datatype().name().equals("BYTES") ? "STRING" : spec.datatype())
                    + "[1]")
        .toList();
  }

  @Test
  void aDesignModelCallsOnlyModelsThatAreThere() throws IOException {
    String code = Files.readString(Path.of("../triton/pipeline/model.py"));
    Set<String> called =
        java.util.regex.Pattern.compile("\"(sdxl-[a-z0-9-]+)\"")
            .matcher(code)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    called.add(config("ink-flash").getParametersOrThrow("unet").getStringValue());
    called.add(config("ink-flash-draft").getParametersOrThrow("unet").getStringValue());

    assertThat(called).hasSize(5);
    assertThat(models()).containsAll(called);
  }
}
