package ink.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.reports.NeighbourUnavailableException;
import ink.tables.LakeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Who was erased, kept twice: in PostgreSQL and beside the lake. Whichever of the two is restored
 * from an older copy, the other still knows, and tells it; the next upkeep erases again.
 */
final class ErasureLedger {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final DataSource database;
  private final FileIO files;
  private final String folder;

  /**
   * @param database of operational state, as ink_lake
   * @param folder in the lake's bucket, with a slash at its end
   */
  ErasureLedger(DataSource database, FileIO files, String folder) {
    this.database = database;
    this.files = files;
    this.folder = folder;
  }

  /**
   * The ledger that INK_DB_URL, INK_DB_USER and INK_DB_PASSWORD tell of, beside the lake.
   *
   * @throws IllegalArgumentException naming the variable that is missing
   */
  static ErasureLedger from(Map<String, String> env, LakeConfig lake) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(required(env, "INK_DB_URL"));
    database.setUser(required(env, "INK_DB_USER"));
    database.setPassword(required(env, "INK_DB_PASSWORD"));
    Map<String, String> properties = lake.catalogProperties();
    return new ErasureLedger(
        database,
        CatalogUtil.loadFileIO("org.apache.iceberg.aws.s3.S3FileIO", properties, null),
        lake.warehouse() + "/erasures/");
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set; the ledger of erasures needs it");
    }
    return value;
  }

  /** Enters an erasure; to enter it again changes nothing. */
  void add(Erased erased) {
    write(erased);
    insert(erased);
  }

  /** Everybody who was ever erased, whichever side knows of it. */
  List<Erased> all() {
    Map<String, Erased> inFiles = read();
    Map<String, Erased> inDatabase = select();
    inFiles.forEach(
        (id, erased) -> {
          if (!inDatabase.containsKey(id)) {
            insert(erased);
          }
        });
    inDatabase.forEach(
        (id, erased) -> {
          if (!inFiles.containsKey(id)) {
            write(erased);
          }
        });
    Map<String, Erased> all = new TreeMap<>(inFiles);
    all.putAll(inDatabase);
    return List.copyOf(all.values());
  }

  private void write(Erased erased) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("erasure_id", erased.erasureId())
            .put("tenant_id", erased.tenant());
    erased.pseudonyms().stream().sorted().forEach(json.putArray("pseudonyms")::add);
    try (OutputStream out = files.newOutputFile(folder + erased.erasureId() + ".json").create()) {
      out.write(MAPPER.writeValueAsBytes(json));
    } catch (AlreadyExistsException e) {
      return; // Entered before.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the ledger in " + folder, e);
    }
  }

  private Map<String, Erased> read() {
    Map<String, Erased> all = new TreeMap<>();
    for (FileInfo file : ((SupportsPrefixOperations) files).listPrefix(folder)) {
      try (InputStream in = files.newInputFile(file.location()).newStream()) {
        JsonNode json = MAPPER.readTree(in);
        Set<String> pseudonyms = new HashSet<>();
        json.path("pseudonyms").forEach(one -> pseudonyms.add(one.asText()));
        Erased erased =
            new Erased(
                json.path("erasure_id").asText(), json.path("tenant_id").asText(), pseudonyms);
        all.put(erased.erasureId(), erased);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file.location(), e);
      }
    }
    return all;
  }

  private void insert(Erased erased) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO ink.erasures (erasure_id, tenant_id, pseudonyms) VALUES (?, ?, ?)"
                    + " ON CONFLICT (erasure_id) DO NOTHING")) {
      insert.setString(1, erased.erasureId());
      insert.setString(2, erased.tenant());
      Array pseudonyms = connection.createArrayOf("text", erased.pseudonyms().toArray());
      insert.setArray(3, pseudonyms);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new NeighbourUnavailableException("the ledger of erasures: " + e.getMessage(), e);
    }
  }

  private Map<String, Erased> select() {
    Map<String, Erased> all = new TreeMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT erasure_id, tenant_id, pseudonyms FROM ink.erasures");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        all.put(
            rows.getString(1),
            new Erased(
                rows.getString(1),
                rows.getString(2),
                Set.of((String[]) rows.getArray(3).getArray())));
      }
      return all;
    } catch (SQLException e) {
      throw new NeighbourUnavailableException("the ledger of erasures: " + e.getMessage(), e);
    }
  }
}
