package ink.dispatch.image;

import ink.flink.InvalidSettingException;
import ink.flink.Settings;
import java.io.Serializable;
import java.net.URI;
import java.util.Map;

/**
 * The bucket of images.
 *
 * @param endpoint the object store's S3 API; buckets are in the path
 */
public record ImageBucket(
    URI endpoint, String region, String accessKey, String secretKey, String bucket)
    implements Serializable {

  /**
   * From INK_S3_ENDPOINT, INK_S3_REGION, INK_S3_ACCESS_KEY, INK_S3_SECRET_KEY, INK_IMAGES_BUCKET.
   */
  public static ImageBucket from(Map<String, String> env) {
    Settings settings = new Settings(env);
    return new ImageBucket(
        uri(settings.text("INK_S3_ENDPOINT")),
        settings.find("INK_S3_REGION").orElse("us-east-1"),
        settings.text("INK_S3_ACCESS_KEY"),
        settings.text("INK_S3_SECRET_KEY"),
        settings.find("INK_IMAGES_BUCKET").orElse("ink-images"));
  }

  private static URI uri(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("INK_S3_ENDPOINT is no URL: " + e.getMessage());
    }
    if (uri.getHost() == null) {
      throw new InvalidSettingException(
          "INK_S3_ENDPOINT is \"" + text + "\"; it must be a URL, e.g. http://127.0.0.1:8406");
    }
    return uri;
  }

  @Override
  public String toString() {
    return "ImageBucket[" + bucket + " at " + endpoint + "]";
  }
}
