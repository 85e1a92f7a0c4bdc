package ink.upkeep;

import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/**
 * One kind of work on one table. It may be killed at any instant and be done again: what is done
 * stays done, and where there is nothing to do, it does nothing. Flink may be writing meanwhile.
 */
interface Step {
  /** As it is asked for, e.g. {@code compact}. */
  String name();

  /**
   * Does it.
   *
   * @param name how SQL calls the table
   * @return what was done: a figure's name and its value; all zero when there was nothing to do
   */
  Map<String, Long> on(SparkSession spark, String name, Table table);
}
