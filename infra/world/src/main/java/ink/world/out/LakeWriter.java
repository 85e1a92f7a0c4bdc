package ink.world.out;

import ink.events.Stream;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import ink.tables.TableDefinition;
import ink.world.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;

/**
 * Facts straight into silver, past Kafka and Flink: each once, with pseudonyms for people, a file a
 * day sorted as upkeep leaves it. One commit a table, at the end. What lies in silver before stays.
 */
public final class LakeWriter implements AutoCloseable {
  private final Catalog catalog;
  private final Pseudonyms pseudonyms;
  private final Map<Stream<?>, SilverTable> tables = new java.util.LinkedHashMap<>();
  private final Set<String> now = new HashSet<>();
  private long instant = Long.MIN_VALUE;

  public LakeWriter(Catalog catalog, Pseudonyms pseudonyms) {
    this.catalog = catalog;
    this.pseudonyms = pseudonyms;
    if (catalog instanceof SupportsNamespaces namespaces) {
      Namespace silver = Namespace.of(TableDefinition.NAMESPACE);
      if (!namespaces.namespaceExists(silver)) {
        namespaces.createNamespace(silver);
      }
    }
  }

  /** A writer into the lake that is configured. */
  public static LakeWriter open(LakeConfig lake, Pseudonyms pseudonyms) {
    Catalog catalog =
        CatalogUtil.loadCatalog(
            "org.apache.iceberg.jdbc.JdbcCatalog",
            LakeConfig.CATALOG,
            lake.catalogProperties(),
            null);
    return new LakeWriter(catalog, pseudonyms);
  }

  /**
   * Writes a fact, unless the same one was the last at its instant: facts come in the order in
   * which they happened, repetitions with them.
   */
  public void write(Fact fact) {
    long at = fact.at().toEpochMilli();
    if (at != instant) {
      if (at < instant) {
        throw new IllegalArgumentException(
            fact.eventId() + " happened before what was written: use World.facts()");
      }
      instant = at;
      now.clear();
    }
    if (now.add(fact.eventId())) {
      tables
          .computeIfAbsent(
              fact.stream(), stream -> new SilverTable(catalog, stream, pseudonyms.maker()))
          .add(fact.record(), fact.at());
    }
  }

  /** Makes what was written visible, and tells the rows by table. */
  public Map<String, Long> commit() {
    Map<String, Long> rows = new TreeMap<>();
    tables.forEach((stream, table) -> rows.put(stream.table(), table.commit()));
    tables.clear();
    return rows;
  }

  /** Forgets what was not committed. */
  @Override
  public void close() {
    try {
      for (SilverTable table : tables.values()) {
        table.close();
      }
      if (catalog instanceof AutoCloseable closeable) {
        closeable.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("the lake's catalog does not close", e);
    }
  }
}
