package ink.neighbours;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/**
 * The S3 API over a folder: a bucket is a folder in it. Run with {@code INK_PORT}, {@code
 * INK_DATA}, {@code INK_S3_ACCESS_KEY} and {@code INK_S3_SECRET_KEY}; writes {@code READY url} when
 * it serves.
 */
public final class ObjectStore {
  /** Images, the lake, the documents of reports. */
  public static final List<String> BUCKETS = List.of("ink-images", "ink-lake", "ink-reports");

  static {
    // Not named logback.xml: on the class path of a test it would stand beside the module's own.
    System.setProperty("logback.configurationFile", "ink/neighbours/logback.xml");
  }

  private ObjectStore() {}

  public static void main(String[] args) throws Exception {
    Map<String, String> env = System.getenv();
    URI endpoint = URI.create("http://127.0.0.1:" + env.getOrDefault("INK_PORT", "9000"));
    Path data = Path.of(env.getOrDefault("INK_DATA", "s3")).toAbsolutePath();
    for (String bucket : BUCKETS) {
      Path folder = Files.createDirectories(data.resolve(bucket));
      // The store takes a folder that others may read for a bucket that anyone may list.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", data.toString());
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(new DurableBlobStore(BlobStores.create("filesystem-nio2", properties), data))
            .endpoint(endpoint)
            .awsAuthentication(
                AuthenticationType.AWS_V4,
                required(env, "INK_S3_ACCESS_KEY"),
                required(env, "INK_S3_SECRET_KEY"))
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.stop();
                  } catch (Exception e) {
                    System.err.println("the object store did not stop cleanly: " + e);
                  }
                },
                "stop"));
    System.out.println("READY " + endpoint);
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }
}
