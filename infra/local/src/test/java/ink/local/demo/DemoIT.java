package ink.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.local.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  @TempDir Path data;

  @Test
  void theDemoDrivesEveryDoorAndEveryCountAgrees() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      status = Ink.run("demo", "--json", "--data", data.toString(), "--port-base", "18700");
    } finally {
      System.setOut(before);
    }
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(status).as(String.join("\n", lines)).isZero();
    JsonNode result = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(result.path("ok").asBoolean()).isTrue();
    assertThat(result.path("generations").path("accepted").asInt()).isEqualTo(60);
    assertThat(result.path("generations").path("succeeded").asInt())
        .as("%s", result.path("generations"))
        .isEqualTo(60);
    assertThat(result.path("events").path("in_lake").asInt()).isEqualTo(5_000);
    assertThat(result.path("bookings").path("correlated").asInt()).isPositive();
    assertThat(result.path("lake").path("rows").asLong()).isGreaterThan(5_000);
    assertThat(Path.of(result.path("report").path("file").asText()))
        .content(StandardCharsets.UTF_8)
        .contains("<svg");
    try (var pictures = Files.list(data.resolve("designs"))) {
      assertThat(pictures.findFirst().orElseThrow()).isNotEmptyFile();
    }
  }
}
