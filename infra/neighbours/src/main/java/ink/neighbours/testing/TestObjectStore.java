package ink.neighbours.testing;

import ink.neighbours.ObjectStore;
import ink.neighbours.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The object store of a test JVM, with the buckets of {@link ObjectStore#BUCKETS}.
 *
 * @param endpoint URL of the S3 API; buckets are in the path
 * @param folder where the objects rest on disk
 */
public record TestObjectStore(URI endpoint, String accessKey, String secretKey, Path folder) {
  private static @Nullable TestObjectStore shared;

  public static synchronized TestObjectStore shared() {
    if (shared == null) {
      try {
        Path folder = TestFolder.create("s3");
        String url =
            NeighbourProcess.start(
                "ink.neighbours.ObjectStore",
                folder,
                Map.of(
                    "INK_PORT",
                    String.valueOf(Ports.free()),
                    "INK_DATA",
                    folder.toString(),
                    "INK_S3_ACCESS_KEY",
                    "test-access-key",
                    "INK_S3_SECRET_KEY",
                    "test-secret-key"));
        shared = new TestObjectStore(URI.create(url), "test-access-key", "test-secret-key", folder);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return shared;
  }
}
