package ink.bench.reports;

import ink.events.Stream;
import ink.events.Streams;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** The files of silver's tables, where the object store keeps them on this machine's disk. */
final class LakeFiles {
  private final Map<Stream<?>, List<Path>> files = new HashMap<>();

  /**
   * @param objects folder of the object store: a bucket is a folder in it
   */
  LakeFiles(SparkSession spark, Path objects) throws IOException {
    for (Stream<?> stream : Streams.all()) {
      files.put(stream, find(spark, objects, stream));
    }
  }

  private static List<Path> find(SparkSession spark, Path objects, Stream<?> stream)
      throws IOException {
    List<Path> found = new ArrayList<>();
    String name = LakeConfig.CATALOG + "." + TableDefinition.of(stream).name();
    try {
      Table table = Spark3Util.loadIcebergTable(spark, name);
      try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
        for (FileScanTask task : tasks) {
          if (!task.deletes().isEmpty()) {
            throw new IllegalStateException(name + " has deleted rows, which the files still hold");
          }
          URI address = URI.create(task.file().location());
          found.add(objects.resolve(address.getHost() + address.getPath()));
        }
      }
    } catch (NoSuchTableException e) {
      return List.of();
    } catch (ParseException e) {
      throw new IllegalStateException(name + " is no table name", e);
    }
    return found;
  }

  List<Path> of(Stream<?> stream) {
    return files.getOrDefault(stream, List.of());
  }

  /** Reads every file once, so that all are in the system's cache; returns their bytes. */
  long readAll() {
    long bytes = 0;
    for (List<Path> ofTable : files.values()) {
      for (Path file : ofTable) {
        try (InputStream in = Files.newInputStream(file)) {
          bytes += in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return bytes;
  }
}
