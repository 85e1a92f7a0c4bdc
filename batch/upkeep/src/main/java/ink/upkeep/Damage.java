package ink.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.CloseableIterable;

/** Why work on a table failed, in a sentence that names the file to look for. */
final class Damage {
  private static final int NAMED = 3;

  private Damage() {}

  static String of(Table table, Throwable failure) {
    try {
      List<String> missing = missing(table);
      if (!missing.isEmpty()) {
        return missing.size()
            + (missing.size() == 1 ? " data file is missing: " : " data files are missing, e.g. ")
            + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
            + "; restore them, or delete them from the table and refill it from bronze";
      }
    } catch (RuntimeException e) {
      return "its list of files cannot be read: " + line(e);
    }
    return line(failure);
  }

  private static List<String> missing(Table table) {
    List<String> missing = new ArrayList<>();
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      for (FileScanTask task : files) {
        if (!table.io().newInputFile(task.file().location()).exists()) {
          missing.add(task.file().location());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return missing;
  }

  static String line(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof NotFoundException)) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
  }
}
