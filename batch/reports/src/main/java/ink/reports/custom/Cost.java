package ink.reports.custom;

import ink.reports.Input;
import ink.reports.Period;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** What a question would read, told from the lake's metadata, without reading it. */
final class Cost {
  private Cost() {}

  /** Facts in the files that the inputs of a period lie in. */
  static long facts(SparkSession spark, List<Input> inputs, Period period) {
    long facts = 0;
    for (Input input : inputs) {
      String name = LakeConfig.CATALOG + "." + TableDefinition.of(input.stream()).name();
      try {
        facts += facts(Spark3Util.loadIcebergTable(spark, name), input, period);
      } catch (NoSuchTableException e) {
        continue; // not there yet: nothing to read
      } catch (ParseException e) {
        throw new IllegalStateException(name + " is no table name", e);
      }
    }
    return facts;
  }

  private static long facts(Table table, Input input, Period period) {
    Expression when = Expressions.lessThan(input.time(), micros(period.to()));
    if (input.reach() == Input.Reach.PERIOD) {
      when =
          Expressions.and(
              when, Expressions.greaterThanOrEqual(input.time(), micros(period.from())));
    }
    long facts = 0;
    try (CloseableIterable<FileScanTask> files = table.newScan().filter(when).planFiles()) {
      for (FileScanTask file : files) {
        facts += file.file().recordCount();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts;
  }

  private static long micros(java.time.Instant instant) {
    return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, instant);
  }
}
