package ink.upkeep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.reports.LakeSession;
import ink.reports.NeighbourUnavailableException;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * Does the asked steps on every table of the lake, in one warm Spark session, and exits. Each table
 * and step is one line of JSON on standard output: {@code table, step}, what was done, {@code
 * seconds}; or {@code error}. After an error nothing more is done on that table; the others go on.
 */
public final class Upkeep {
  static final int ASKED_WRONGLY = 2;
  static final int NEIGHBOUR_DOWN = 3;
  private static final int TABLES_FAILED = 1;

  static final String HELP =
      """
      Usage: java @jvm.flags ink.upkeep.Upkeep STEP… [--table NAME]…

        erase      takes everybody who was ever erased out of rows, lists of files and old snapshots
        compact    drops repeats and makes few sorted files of many small ones
        manifests  makes few lists of files of many
        expire     forgets old snapshots: keeps an hour of all, three days of one an hour
        orphans    deletes files older than three days that no snapshot knows
        all        these five, in this order

        --table NAME                 only this table, e.g. silver.booking_changed
        --tenant TEN --person ID …   with erase: enters a person, by every id that the tenant has of them

      Files of dead writers may hold the erased for the three days until they are orphans.

      Told by environment variables:
        INK_LAKE_URL INK_LAKE_USER INK_LAKE_PASSWORD      the lake's catalog; INK_LAKE_WAREHOUSE its files
        INK_S3_ENDPOINT INK_S3_ACCESS_KEY INK_S3_SECRET_KEY INK_S3_REGION
        INK_DB_URL INK_DB_USER INK_DB_PASSWORD            the ledger of erasures, as ink_lake
        INK_PSEUDONYM_KEY                                 the lake's key

      Exit status: 0 done · 1 a table could not be kept, see its line · 2 asked wrongly · 3 a neighbour does not answer
      """;

  private final SparkSession spark;
  private final CatalogRows catalog;
  private final PrintStream out;
  private final ObjectMapper mapper = new ObjectMapper();
  private int failures;

  private Upkeep(SparkSession spark, CatalogRows catalog, PrintStream out) {
    this.spark = spark;
    this.catalog = catalog;
    this.out = out;
  }

  /** See {@code --help}. */
  public static void main(String[] args) {
    int status = run(List.of(args), System.getenv(), Clock.systemUTC(), System.out, System.err);
    // Not a return: a library's forgotten thread must not keep a finished run alive.
    System.exit(status);
  }

  static int run(
      List<String> args, Map<String, String> env, Clock clock, PrintStream out, PrintStream err) {
    try {
      if (args.contains("--help") || args.contains("-h")) {
        out.print(HELP);
        return 0;
      }
      LakeConfig lake = LakeConfig.from(env);
      Pseudonyms pseudonyms = Pseudonyms.from(env);
      ErasureLedger ledger = ErasureLedger.from(env, lake);
      Request request = Request.parse(args, clock, new Erase(ledger, pseudonyms));
      LakeSession.check(lake);
      if (!request.persons().isEmpty()) {
        ledger.add(Erased.of(request.tenant(), request.persons(), pseudonyms));
      }
      Path scratch = Files.createTempDirectory("ink-upkeep-");
      try (SparkSession spark = session(lake, 2, scratch)) {
        return on(spark, lake, request, out) == 0 ? 0 : TABLES_FAILED;
      } finally {
        delete(scratch);
      }
    } catch (IllegalArgumentException e) {
      err.println("upkeep: " + e.getMessage());
      return ASKED_WRONGLY;
    } catch (NeighbourUnavailableException | IOException e) {
      err.println("upkeep: " + e.getMessage() + "; start it and try again");
      return NEIGHBOUR_DOWN;
    }
  }

  /** A session that takes no table for what it was a while ago: Flink writes meanwhile. */
  static SparkSession session(LakeConfig lake, int cores, Path scratch) {
    SparkSession spark = LakeSession.start(lake, cores, scratch);
    spark.conf().set("spark.sql.catalog." + LakeConfig.CATALOG + ".cache-enabled", false);
    return spark;
  }

  /** Does it in a session that is there; returns how many tables could not be kept. */
  static int on(SparkSession spark, LakeConfig lake, Request request, PrintStream out) {
    try (CatalogRows catalog = new CatalogRows(lake)) {
      Upkeep upkeep = new Upkeep(spark, catalog, out);
      Collection<String> tables =
          request.tables().isEmpty() ? catalog.locations().keySet() : request.tables();
      tables.forEach(table -> upkeep.keep(table, request.steps()));
      return upkeep.failures;
    }
  }

  private void keep(String table, List<Step> steps) {
    for (Step step : steps) {
      ObjectNode line = mapper.createObjectNode().put("table", table).put("step", step.name());
      long started = System.nanoTime();
      try {
        catalog.check(table);
        work(table, step).forEach(line::put);
        line.put("seconds", Math.round((System.nanoTime() - started) / 1e8) / 10.0);
        out.println(line);
      } catch (DamagedTableException e) {
        out.println(line.put("error", e.getMessage()));
        failures++;
        return;
      }
    }
  }

  private Map<String, Long> work(String table, Step step) {
    String name = LakeConfig.CATALOG + "." + table;
    Table loaded;
    try {
      loaded = Spark3Util.loadIcebergTable(spark, name);
    } catch (NoSuchTableException | ParseException e) {
      throw new DamagedTableException("there is no such table", e);
    }
    try {
      return step.on(spark, name, loaded);
    } catch (Exception e) { // Spark's own is checked, and thrown where none is declared
      throw new DamagedTableException(Damage.of(loaded, e), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
