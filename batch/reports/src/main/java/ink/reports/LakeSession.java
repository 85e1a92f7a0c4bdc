package ink.reports;

import ink.tables.LakeConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of a run of reports: start-up dominates, so all due reports share it. */
public final class LakeSession {
  private static final String CATALOG = "spark.sql.catalog." + LakeConfig.CATALOG;

  private LakeSession() {}

  /**
   * Asks whether the catalog is there, before a session is started that would only find out late.
   *
   * @throws NeighbourUnavailableException when it is not
   */
  public static void check(LakeConfig lake) {
    try (Connection connection =
        DriverManager.getConnection(lake.url(), lake.user(), lake.password())) {
      if (!connection.isValid(5)) {
        throw new SQLException("no answer within 5 s");
      }
    } catch (SQLException e) {
      throw new NeighbourUnavailableException(
          "the lake's catalog (INK_LAKE_URL "
              + lake.url()
              + ") does not let "
              + lake.user()
              + " in: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Starts a session inside this JVM.
   *
   * @param cores threads for tasks
   * @param scratch folder for what does not fit into memory
   */
  public static SparkSession start(LakeConfig lake, int cores, Path scratch) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("reports")
            .master("local[" + cores + "]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.local.dir", scratch.toString())
            .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString())
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", cores)
            // The default, lz4, is a jar the house does without; zstd is there for Parquet.
            .config("spark.io.compression.codec", "zstd")
            .config("spark.shuffle.mapStatus.compression.codec", "zstd")
            // Below it, Spark warns that plans are long.
            .config("spark.sql.debug.maxToStringFields", 1000)
            // Iceberg's values, not java.sql's: a timestamp is an Instant.
            .config("spark.sql.datetime.java8API.enabled", true)
            .config("spark.sql.defaultCatalog", LakeConfig.CATALOG)
            .config(CATALOG, "org.apache.iceberg.spark.SparkCatalog")
            .config(CATALOG + ".type", "jdbc");
    lake.catalogProperties().forEach((key, value) -> builder.config(CATALOG + "." + key, value));
    return builder.getOrCreate();
  }
}
