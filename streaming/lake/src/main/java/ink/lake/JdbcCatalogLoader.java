package ink.lake;

import ink.tables.LakeConfig;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** Opens the lake's catalog wherever an operator runs; one connection to PostgreSQL each. */
final class JdbcCatalogLoader implements CatalogLoader {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> properties;

  JdbcCatalogLoader(Map<String, String> properties) {
    this.properties = new TreeMap<>(properties);
    this.properties.putIfAbsent("clients", "1");
  }

  @Override
  public Catalog loadCatalog() {
    return open();
  }

  private JdbcCatalog open() {
    JdbcCatalog catalog = new JdbcCatalog();
    catalog.initialize(LakeConfig.CATALOG, properties);
    return catalog;
  }

  /** A catalog that is closed with the block that uses it. */
  Lease lease() {
    return new Lease(open());
  }

  record Lease(JdbcCatalog catalog) implements AutoCloseable {
    @Override
    public void close() {
      catalog.close();
    }
  }

  @Override
  @SuppressWarnings({"MethodDoesntCallSuperMethod", "CloneMethodDoesntCallSuperClone"})
  public CatalogLoader clone() {
    return new JdbcCatalogLoader(properties);
  }
}
