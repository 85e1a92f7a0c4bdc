package ink.reports;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The bucket in which reports' documents lie. */
public final class PageStore implements AutoCloseable {
  private final S3Client s3;
  private final String bucket;
  private final String address;

  private PageStore(S3Client s3, String bucket, String address) {
    this.s3 = s3;
    this.bucket = bucket;
    this.address = address;
  }

  /**
   * Reads INK_S3_ENDPOINT (none: AWS's own), INK_S3_ACCESS_KEY and INK_S3_SECRET_KEY (none: the
   * machine's role), INK_S3_REGION, INK_REPORTS_BUCKET.
   *
   * @throws IllegalArgumentException when an address is none
   */
  public static PageStore from(Map<String, String> env) {
    String region = env.getOrDefault("INK_S3_REGION", "us-east-1");
    String bucket = env.getOrDefault("INK_REPORTS_BUCKET", "ink-reports");
    @Nullable String endpoint = env.get("INK_S3_ENDPOINT");
    @Nullable String accessKey = env.get("INK_S3_ACCESS_KEY");
    @Nullable String secretKey = env.get("INK_S3_SECRET_KEY");
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region))
            .forcePathStyle(endpoint != null)
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(3))
                    .socketTimeout(Duration.ofSeconds(20))
                    .build());
    if (endpoint != null) {
      builder.endpointOverride(URI.create(endpoint));
    }
    if (accessKey != null && secretKey != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
    }
    return new PageStore(
        builder.build(), bucket, (endpoint == null ? region : endpoint) + "/" + bucket);
  }

  /**
   * Asks whether the bucket is there.
   *
   * @throws NeighbourUnavailableException when it is not, or nothing answers
   */
  public void check() {
    try {
      s3.headBucket(request -> request.bucket(bucket));
    } catch (SdkException e) {
      throw unavailable(e);
    }
  }

  /**
   * Stores a document; one of the same key is replaced.
   *
   * @throws NeighbourUnavailableException when the store does not take it
   */
  public void put(String key, Document document) {
    try {
      s3.putObject(
          request -> request.bucket(bucket).key(key).contentType(document.mediaType()),
          RequestBody.fromBytes(document.bytes()));
    } catch (SdkException e) {
      throw unavailable(e);
    }
  }

  /**
   * The bytes of a document.
   *
   * @throws NeighbourUnavailableException when the store does not give it
   */
  public byte[] get(String key) {
    try {
      return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
    } catch (SdkException e) {
      throw unavailable(e);
    }
  }

  private NeighbourUnavailableException unavailable(SdkException e) {
    return new NeighbourUnavailableException(
        "the store of pages (INK_S3_ENDPOINT, INK_REPORTS_BUCKET: "
            + address
            + ") does not answer: "
            + e.getMessage(),
        e);
  }

  @Override
  public void close() {
    s3.close();
  }
}
