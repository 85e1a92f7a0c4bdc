package ink.dispatch.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpServer;
import ink.flink.InvalidSettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImageStoreTest {
  @Test
  void aStoreThatIsBrokenForAWhileIsAskedAgain() throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    List<String> puts = new CopyOnWriteArrayList<>();
    HttpServer server = server(failures, puts);
    ImageBucket bucket =
        new ImageBucket(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            "us-east-1",
            "access",
            "very-secret",
            "ink-images");
    try (ImageStore store = new ImageStore(bucket)) {
      StoredImage image =
          store.put("images/t/g", ByteString.copyFromUtf8("png")).get(20, TimeUnit.SECONDS);

      assertThat(puts)
          .hasSize(3)
          .containsOnly("PUT /ink-images/images/t/g-8f8cbb7dcf46e0bc.png image/png");
      assertThat(image)
          .isEqualTo(
              new StoredImage(
                  "images/t/g-8f8cbb7dcf46e0bc.png",
                  3,
                  "8f8cbb7dcf46e0bc7d53265749a6c17d116093a6ba95e442764060c76fd4a86c"));
    } finally {
      server.stop(0);
    }
    assertThat(bucket).asString().doesNotContain("very-secret");
  }

  @Test
  void anotherImageOfTheSameGenerationHasAPlaceOfItsOwn() {
    StoredImage first = StoredImage.of("images/t/g", ByteString.copyFromUtf8("png"));
    StoredImage same = StoredImage.of("images/t/g", ByteString.copyFromUtf8("png"));
    StoredImage other = StoredImage.of("images/t/g", ByteString.copyFromUtf8("other png"));

    assertThat(same).isEqualTo(first);
    assertThat(other.key()).startsWith("images/t/g-").isNotEqualTo(first.key());
  }

  private static HttpServer server(AtomicInteger failures, List<String> puts) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          puts.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type"));
          exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void anEndpointThatIsNoUrlIsToldSo() {
    for (String endpoint : List.of("localhost", "http://[", "s3")) {
      assertThatThrownBy(
              () ->
                  ImageBucket.from(
                      Map.of(
                          "INK_S3_ENDPOINT", endpoint,
                          "INK_S3_ACCESS_KEY", "a",
                          "INK_S3_SECRET_KEY", "b")))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("INK_S3_ENDPOINT is");
    }
  }
}
