package ink.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import inference.ModelInferRequest;
import ink.inference.InkFlash;
import ink.inference.testing.Reply;
import ink.inference.testing.ScriptedModelServer;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A name that stands for many servers: two addresses of the loopback, one port. */
class LookUpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private volatile List<String> addresses = List.of("127.0.0.1");

  private final Resolver names =
      new Resolver() {
        @Override
        public Duration holds() {
          return Duration.ofMillis(20);
        }

        @Override
        public List<String> addresses(String host) throws UnknownHostException {
          if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
          }
          return addresses;
        }
      };

  private static ModelInferRequest request() {
    return InkFlash.request(new InkFlash.Order("a rose", "", "botanical", 1, 64, 64))
        .setId("gen")
        .build();
  }

  @Test
  void serversComeAndGoAsTheNameSays() throws Exception {
    try (ScriptedModelServer server = ScriptedModelServer.start();
        TritonClient client =
            new TritonClient(
                List.of(new Endpoint("triton.fleet", server.port(), true)),
                Duration.ofSeconds(20),
                0,
                names,
                Clock.systemUTC(),
                new Random(7),
                () -> {})) {
      client.watch(InkFlash.MODEL);
      await().atMost(PATIENCE).until(() -> client.ready(InkFlash.MODEL) == 1);

      // Nobody listens at the second address: it is known, and not ready.
      addresses = List.of("127.0.0.1", "127.0.0.2");
      await().atMost(PATIENCE).until(() -> client.endpoints() == 2);
      assertThat(client.ready(InkFlash.MODEL)).isEqualTo(1);

      addresses = List.of();
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ofMillis(100))
          .until(() -> client.endpoints() == 2);

      server.next(Reply.after(Duration.ofMillis(300), Reply.design(new byte[] {1})));
      TritonClient.Call call = client.infer(request(), Instant.now().plusSeconds(20));
      await().atMost(PATIENCE).until(() -> server.inFlight() == 1);
      addresses = List.of("127.0.0.2");
      await().atMost(PATIENCE).until(() -> client.endpoints() == 1);
      assertThat(client.isOpen(InkFlash.MODEL)).isFalse();
      assertThat(call.answer().get(20, TimeUnit.SECONDS))
          .as("what a server that went has begun, it finishes")
          .isInstanceOf(Answer.Given.class);
      assertThat(client.infer(request(), Instant.now().plusSeconds(20)).answer().get())
          .isInstanceOf(Answer.Unavailable.class);
    }
  }

  @Test
  void theVersionIsTheOneThatAllReadyServersServe() throws Exception {
    try (ScriptedModelServer one = ScriptedModelServer.start();
        ScriptedModelServer two = ScriptedModelServer.start();
        TritonClient client =
            new TritonClient(
                List.of(
                    new Endpoint("127.0.0.1", one.port()), new Endpoint("127.0.0.1", two.port())),
                Duration.ofSeconds(20),
                Clock.systemUTC(),
                new Random(7),
                () -> {})) {
      assertThat(client.version(InkFlash.MODEL)).isEmpty();
      client.watch(InkFlash.MODEL);
      await().atMost(PATIENCE).until(() -> client.version(InkFlash.MODEL).isPresent());
      assertThat(client.version(InkFlash.MODEL)).contains("1");

      // An upgrade under way: as soon as an answer shows it, nobody is sure any more.
      one.version("2");
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                var unused = client.infer(request(), Instant.now().plusSeconds(20)).answer().get();
                return client.version(InkFlash.MODEL).isEmpty();
              });
      two.version("2");
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                var unused = client.infer(request(), Instant.now().plusSeconds(20)).answer().get();
                return client.version(InkFlash.MODEL).equals(java.util.Optional.of("2"));
              });
    }
  }
}
