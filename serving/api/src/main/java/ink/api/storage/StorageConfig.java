package ink.api.storage;

import ink.api.Env;
import java.net.URI;
import java.time.Duration;

/**
 * Where bytes rest.
 *
 * @param endpoint S3 as the API reaches it
 * @param publicEndpoint S3 as users reach it: signed URLs carry it
 * @param signedFor how long a signed URL opens
 */
public record StorageConfig(
    URI endpoint,
    URI publicEndpoint,
    String accessKey,
    String secretKey,
    String region,
    String imagesBucket,
    String reportsBucket,
    Duration signedFor) {

  public static StorageConfig from(Env env) {
    URI endpoint = env.url("INK_S3_ENDPOINT");
    return new StorageConfig(
        endpoint,
        env.url("INK_S3_PUBLIC_ENDPOINT", endpoint.toString()),
        env.text("INK_S3_ACCESS_KEY"),
        env.text("INK_S3_SECRET_KEY"),
        env.text("INK_S3_REGION", "us-east-1"),
        env.text("INK_IMAGES_BUCKET", "ink-images"),
        env.text("INK_REPORTS_BUCKET", "ink-reports"),
        Duration.ofMinutes(env.number("INK_SIGNED_URL_MINUTES", 15, 1, 24 * 60)));
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
