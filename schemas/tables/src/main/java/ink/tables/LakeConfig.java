package ink.tables;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the lake is: its catalog (Iceberg's JdbcCatalog, tables in PostgreSQL) and its files (S3 or
 * what speaks like it). Every engine is given the same, under the catalog's one name.
 *
 * @param url JDBC URL of the catalog's database, {@code jdbc:postgresql://…/lake}
 * @param warehouse where new tables go, {@code s3://bucket/prefix}
 * @param endpoint the object store's address; null: AWS's own for the region
 * @param accessKey key and secret of the object store; null: the machine's role
 */
public record LakeConfig(
    String url,
    String user,
    String password,
    String warehouse,
    @Nullable String endpoint,
    @Nullable String accessKey,
    @Nullable String secretKey,
    String region) {

  /** The catalog's name. JdbcCatalog keys its rows by it: under another name the lake is empty. */
  public static final String CATALOG = "lake";

  public LakeConfig {
    if ((accessKey == null) != (secretKey == null)) {
      throw new IllegalArgumentException(
          "INK_S3_ACCESS_KEY and INK_S3_SECRET_KEY are set together or not at all");
    }
  }

  /**
   * Reads INK_LAKE_URL, _USER, _PASSWORD, _WAREHOUSE and INK_S3_ENDPOINT, _ACCESS_KEY, _SECRET_KEY,
   * _REGION.
   *
   * @throws IllegalArgumentException naming the variable that is missing
   */
  public static LakeConfig from(Map<String, String> env) {
    return new LakeConfig(
        required(env, "INK_LAKE_URL"),
        required(env, "INK_LAKE_USER"),
        required(env, "INK_LAKE_PASSWORD"),
        env.getOrDefault("INK_LAKE_WAREHOUSE", "s3://ink-lake/warehouse"),
        env.get("INK_S3_ENDPOINT"),
        env.get("INK_S3_ACCESS_KEY"),
        env.get("INK_S3_SECRET_KEY"),
        env.getOrDefault("INK_S3_REGION", "us-east-1"));
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set; the lake's catalog needs it");
    }
    return value;
  }

  /** Iceberg's properties of the catalog, as JdbcCatalog and S3FileIO read them. */
  public Map<String, String> catalogProperties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("uri", url);
    properties.put("jdbc.user", user);
    properties.put("jdbc.password", password);
    properties.put("jdbc.schema-version", "V1");
    properties.put("warehouse", warehouse);
    properties.put("io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
    // The factory that only knows S3: the usual one needs the SDK's glue, kms and dynamodb.
    properties.put(
        "s3.client-factory-impl", "org.apache.iceberg.aws.s3.DefaultS3FileIOAwsClientFactory");
    properties.put("http-client.type", "urlconnection");
    properties.put("client.region", region);
    if (endpoint != null) {
      properties.put("s3.endpoint", endpoint);
      properties.put("s3.path-style-access", "true");
    }
    if (accessKey != null && secretKey != null) {
      properties.put("s3.access-key-id", accessKey);
      properties.put("s3.secret-access-key", secretKey);
    }
    return properties;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "LakeConfig[url=" + url + ", warehouse=" + warehouse + ", endpoint=" + endpoint + "]";
  }
}
