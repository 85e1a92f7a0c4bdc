package ink.upkeep;

import ink.reports.NeighbourUnavailableException;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.FileIO;

/**
 * The catalog's own rows. Iceberg tries a metadata file that it cannot read twenty times, for a
 * minute and a half; looked at here, a broken one is known at once.
 */
final class CatalogRows implements AutoCloseable {
  private static final String QUERY =
      """
      SELECT table_namespace || '.' || table_name, metadata_location FROM iceberg_tables
      WHERE catalog_name = ? AND table_namespace IN (?, ?) AND iceberg_type IS DISTINCT FROM 'VIEW'
      """;

  private final LakeConfig lake;
  private final FileIO files;

  CatalogRows(LakeConfig lake) {
    this.lake = lake;
    Map<String, String> properties = lake.catalogProperties();
    this.files = CatalogUtil.loadFileIO("org.apache.iceberg.aws.s3.S3FileIO", properties, null);
  }

  /** Every table of bronze and silver, and where its metadata is now. */
  TreeMap<String, String> locations() {
    TreeMap<String, String> locations = new TreeMap<>();
    try (Connection connection =
            DriverManager.getConnection(lake.url(), lake.user(), lake.password());
        PreparedStatement query = connection.prepareStatement(QUERY)) {
      query.setString(1, LakeConfig.CATALOG);
      query.setString(2, TableDefinition.BRONZE);
      query.setString(3, TableDefinition.NAMESPACE);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          locations.put(rows.getString(1), rows.getString(2));
        }
      }
      return locations;
    } catch (SQLException e) {
      throw new NeighbourUnavailableException("the lake's catalog: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a table's metadata.
   *
   * @throws DamagedTableException when it cannot be read, or there is no such table
   */
  void check(String table) {
    String location = locations().get(table);
    if (location == null) {
      throw new DamagedTableException("there is no such table", null);
    }
    try {
      TableMetadataParser.read(files, location);
    } catch (RuntimeException e) {
      throw new DamagedTableException(
          "its metadata cannot be read: "
              + location
              + ": "
              + Damage.line(e)
              + "; point the catalog at an older metadata file of the table, or restore this one",
          e);
    }
  }

  @Override
  public void close() {
    files.close();
  }
}
