package ink.state;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Which database holds a tenant. A tenant falls into one of 256 logical buckets for ever; a bucket
 * rests on a shard and can be moved to another. All access to a tenant's rows goes through here,
 * also while there is one shard.
 *
 * @param shardOfBucket the shard's name for each bucket, 256 of them
 * @param urls the JDBC URL of each shard
 */
public record ShardDirectory(List<String> shardOfBucket, Map<String, String> urls) {
  public static final int BUCKETS = 256;

  public ShardDirectory {
    shardOfBucket = List.copyOf(shardOfBucket);
    urls = Map.copyOf(urls);
    if (shardOfBucket.size() != BUCKETS) {
      throw new IllegalArgumentException("a directory names a shard for each of 256 buckets");
    }
    for (String shard : shardOfBucket) {
      if (!urls.containsKey(shard)) {
        throw new IllegalArgumentException("shard " + shard + " has buckets and no URL");
      }
    }
  }

  /** Everything on one shard. */
  public static ShardDirectory single(String url) {
    return new ShardDirectory(java.util.Collections.nCopies(BUCKETS, "s0"), Map.of("s0", url));
  }

  /** The bucket of a tenant, 0 to 255. */
  public static int bucketOf(String tenantId) {
    CRC32C crc = new CRC32C();
    crc.update(tenantId.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() & 0xff);
  }

  /** The JDBC URL of the shard that holds a tenant. */
  public String urlOf(String tenantId) {
    String url = urls.get(shardOfBucket.get(bucketOf(tenantId)));
    if (url == null) {
      throw new IllegalStateException("no shard for " + tenantId);
    }
    return url;
  }
}
