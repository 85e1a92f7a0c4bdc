package ink.api.storage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/** S3: signs URLs of images, reads documents. */
public final class ObjectStore implements AutoCloseable {
  private final StorageConfig config;
  private final S3Client client;
  private final S3Presigner presigner;

  /** A URL that opens without a key until it expires. */
  public record SignedUrl(URI url, Instant expiresAt) {}

  /** S3 cannot answer now. */
  public static final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageUnavailableException(SdkException cause) {
      super("the object store cannot answer now", cause);
    }
  }

  public ObjectStore(StorageConfig config) {
    this.config = config;
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(config.accessKey(), config.secretKey()));
    Region region = Region.of(config.region());
    // What a user has in ~/.aws must not change what a server does.
    ProfileFile noProfiles = ProfileFile.aggregator().build();
    this.client =
        S3Client.builder()
            .endpointOverride(config.endpoint())
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(1))
                    .socketTimeout(Duration.ofSeconds(5)))
            .overrideConfiguration(
                override ->
                    override.defaultProfileFile(noProfiles).apiCallTimeout(Duration.ofSeconds(6)))
            .build();
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(config.publicEndpoint())
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(true)
                    .profileFile(() -> noProfiles)
                    .build())
            .build();
  }

  /** A URL of an image for whoever may see it now; made without asking S3. */
  public SignedUrl signImage(String key) {
    PresignedGetObjectRequest signed =
        presigner.presignGetObject(
            request ->
                request
                    .signatureDuration(config.signedFor())
                    .getObjectRequest(get -> get.bucket(config.imagesBucket()).key(key)));
    return new SignedUrl(URI.create(signed.url().toString()), signed.expiration());
  }

  /**
   * A document of the reports' bucket; empty when it has none with this key.
   *
   * @throws StorageUnavailableException when S3 does not answer
   */
  public Optional<byte[]> report(String key) {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(get -> get.bucket(config.reportsBucket()).key(key))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new StorageUnavailableException(e);
    }
  }

  /**
   * Asks S3 whether the bucket of images is there.
   *
   * @throws StorageUnavailableException when S3 does not answer, or not so
   */
  public void probe() {
    try {
      client.headBucket(head -> head.bucket(config.imagesBucket()));
    } catch (SdkException e) {
      throw new StorageUnavailableException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    presigner.close();
  }
}
