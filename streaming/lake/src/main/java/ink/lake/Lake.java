package ink.lake;

import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables that must be there before a job writes. */
final class Lake {
  private static final Logger log = LoggerFactory.getLogger(Lake.class);

  private Lake() {}

  /** Opens the lake; every table of it is there and has all columns of its fact. */
  static JdbcCatalogLoader open(LakeConfig config) {
    JdbcCatalogLoader loader = new JdbcCatalogLoader(config.catalogProperties());
    try (JdbcCatalogLoader.Lease lease = loader.lease()) {
      Catalog catalog = lease.catalog();
      for (String name : new String[] {TableDefinition.BRONZE, TableDefinition.NAMESPACE}) {
        createNamespace((SupportsNamespaces) catalog, Namespace.of(name));
      }
      for (TableDefinition table : TableDefinition.all()) {
        TableDefinition.Change change = bringAbout(table, catalog);
        if (change != TableDefinition.Change.NONE) {
          log.info("{} the table {}", change, table.name());
        }
      }
    }
    return loader;
  }

  private static void createNamespace(SupportsNamespaces catalog, Namespace namespace) {
    if (!catalog.namespaceExists(namespace)) {
      try {
        catalog.createNamespace(namespace);
      } catch (AlreadyExistsException e) {
        log.debug("another job was faster: {}", e.getMessage());
      }
    }
  }

  /** Both jobs start at once: who comes second finds what the first did. */
  private static TableDefinition.Change bringAbout(TableDefinition table, Catalog catalog) {
    try {
      return table.bringAbout(catalog);
    } catch (AlreadyExistsException | CommitFailedException e) {
      log.debug("another job was faster: {}", e.getMessage());
      return table.bringAbout(catalog);
    }
  }
}
