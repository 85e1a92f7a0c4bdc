package ink.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ink.local.Home;
import ink.local.RunningStack;
import ink.local.Stack;
import ink.local.StackOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class DurableStoreIT {
  @TempDir Path scratch;

  @Test
  void anObjectOutlivesThePowerThatGoesAfterItsAnswer() throws Exception {
    Optional<String> impossible = LoopDisk.impossible(scratch);
    assumeTrue(impossible.isEmpty(), () -> "skipped because " + impossible.orElse(""));
    byte[] image = new byte[200_000];
    new Random(1).nextBytes(image);
    try (LoopDisk disk = LoopDisk.make(scratch, "disk", 2_048)) {
      Home home = new Home(StackOptions.project(), disk.folder());
      RunningStack running =
          TestStack.start(
              home,
              FreePorts.plan(),
              new Stack.Tuning(Set.of("s3"), List.of(), Map.of(), Map.of()));
      try (S3Client s3 = client(running.stack().environment("s3"), running.stack().ports().s3())) {
        s3.putObject(
            request -> request.bucket("ink-images").key("ten_1/des_1/image.png"),
            RequestBody.fromBytes(image));
        disk.cutPower();
      } finally {
        running.supervisor().pullThePlug();
      }
      disk.powerOn();
      Path stored = home.of("s3").resolve("ink-images/ten_1/des_1/image.png");
      assertThat(stored).exists();
      assertThat(Files.readAllBytes(stored)).isEqualTo(image);
    }
  }

  private static S3Client client(Map<String, String> env, int port) {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    env.get("INK_S3_ACCESS_KEY"), env.get("INK_S3_SECRET_KEY"))))
        .build();
  }
}
