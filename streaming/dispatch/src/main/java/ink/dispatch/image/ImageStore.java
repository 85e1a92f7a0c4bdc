package ink.dispatch.image;

import com.google.protobuf.ByteString;
import ink.dispatch.Backoff;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts images into the bucket, a few at a time on threads of its own. A store that is away or
 * refuses is asked again as long as it takes: the image is made, only its place is missing. Putting
 * an image again under its key changes nothing, nor does copying it there again.
 */
public final class ImageStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ImageStore.class);
  private static final int THREADS = 8;

  private final ImageBucket bucket;
  private final S3Client s3;
  private final ThreadPoolExecutor threads;
  private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));

  public ImageStore(ImageBucket bucket) {
    this.bucket = bucket;
    this.s3 =
        S3Client.builder()
            .endpointOverride(bucket.endpoint())
            .region(Region.of(bucket.region()))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
            // Not every store of the S3 kind knows the newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            // The image is whole and small: no leave to be asked for first, no signature a chunk.
            .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(THREADS)
                    .expectContinueEnabled(false)
                    // Before the store closes it.
                    .connectionMaxIdleTime(Duration.ofSeconds(10))
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(30)))
            .overrideConfiguration(
                o -> o.retryStrategy(r -> r.maxAttempts(1)).apiCallTimeout(Duration.ofSeconds(60)))
            .build();
    this.threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ImageStore::named);
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "store-images");
    thread.setDaemon(true);
    return thread;
  }

  /** Stores a PNG; completes when it is stored, on a thread of the store. */
  public CompletableFuture<StoredImage> put(String key, ByteString png) {
    return onThread(
        () ->
            patiently(
                key,
                () -> {
                  s3.putObject(
                      request -> request.bucket(bucket.bucket()).key(key).contentType("image/png"),
                      RequestBody.fromContentProvider(png::newInput, png.size(), "image/png"));
                  return StoredImage.of(key, png);
                }));
  }

  /**
   * Copies an image inside the store; false when that cannot be done, above all because it is gone.
   * Completes on a thread of the store.
   */
  public CompletableFuture<Boolean> copy(String from, String to) {
    return onThread(
        () ->
            patiently(
                to,
                () -> {
                  try {
                    s3.copyObject(
                        request ->
                            request
                                .sourceBucket(bucket.bucket())
                                .sourceKey(from)
                                .destinationBucket(bucket.bucket())
                                .destinationKey(to));
                    return true;
                  } catch (S3Exception e) {
                    if (isForGood(e)) {
                      log.info("{} does not copy {}: {}", bucket, from, e.getMessage());
                      return false;
                    }
                    throw e;
                  }
                }));
  }

  /** What the store refuses whenever it is asked; too many requests and its own faults pass. */
  private static boolean isForGood(S3Exception e) {
    int status = e.statusCode();
    return status == 501 || (status >= 400 && status < 500 && status != 408 && status != 429);
  }

  private <T> CompletableFuture<T> onThread(Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            done.complete(work.call());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            done.cancel(false);
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  private <T> T patiently(String key, Supplier<T> work) throws InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return work.get();
      } catch (SdkException e) {
        if (threads.isShutdown()) {
          throw new InterruptedException("closed");
        }
        log.warn(
            "{} did not take {}, try {}: {}; trying again", bucket, key, failures, e.getMessage());
        TimeUnit.NANOSECONDS.sleep(backoff.after(failures, ThreadLocalRandom.current()).toNanos());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    s3.close();
  }
}
