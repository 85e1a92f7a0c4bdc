package ink.local.sql;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Asks Trino through its JDBC driver, which comes from the fetched library and not from the build.
 */
public final class SqlSession implements AutoCloseable {
  private final Connection connection;

  SqlSession(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a session on the schema {@code insight} of a catalog, in UTC as the facts are.
   *
   * @param client folder with the driver's jars
   * @param certificate PEM, what the server must prove to be
   * @param token says who asks
   */
  public static SqlSession open(
      Path client, int port, Path certificate, String catalog, String token)
      throws IOException, SQLException {
    List<URL> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(client, "*.jar")) {
      for (Path file : files) {
        jars.add(file.toUri().toURL());
      }
    }
    URLClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Properties properties = new Properties();
    properties.setProperty("SSL", "true");
    properties.setProperty("SSLTrustStorePath", certificate.toString());
    properties.setProperty("accessToken", token);
    properties.setProperty("source", "infra/ink sql");
    properties.setProperty("timezone", "UTC");
    try {
      Driver trino =
          (Driver)
              loader.loadClass("io.trino.jdbc.TrinoDriver").getDeclaredConstructor().newInstance();
      Connection connection =
          trino.connect(
              "jdbc:trino://127.0.0.1:" + port + "/" + catalog + "/" + Views.SCHEMA, properties);
      // The loader stays open: the driver's threads outlive the connection by a moment.
      return new SqlSession(connection);
    } catch (ReflectiveOperationException e) {
      loader.close();
      throw new IOException("there is no JDBC driver of Trino in " + client, e);
    }
  }

  /**
   * Runs one statement.
   *
   * @return the number of rows of the answer, or -1 when the statement gives none
   */
  public long run(String sql, Answer answer) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return -1;
      }
      try (ResultSet rows = statement.getResultSet()) {
        ResultSetMetaData meta = rows.getMetaData();
        int width = meta.getColumnCount();
        List<Answer.Column> columns = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          columns.add(new Answer.Column(meta.getColumnLabel(i), isNumber(meta.getColumnType(i))));
        }
        answer.begin(columns);
        long count = 0;
        for (; rows.next(); count++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int i = 1; i <= width; i++) {
            values.add(value(rows, i, meta.getColumnType(i)));
          }
          answer.row(values);
        }
        answer.end();
        return count;
      }
    }
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC ->
          true;
      default -> false;
    };
  }

  /** Times as Trino writes them, with all their digits and their zone; the rest as Java has it. */
  private static @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
    return switch (type) {
      case Types.DATE,
          Types.TIME,
          Types.TIME_WITH_TIMEZONE,
          Types.TIMESTAMP,
          Types.TIMESTAMP_WITH_TIMEZONE ->
          rows.getString(column);
      default -> plain(rows.getObject(column));
    };
  }

  static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Array array) {
      return plain(array.getArray());
    }
    if (value instanceof Object[] items) {
      return plain(Arrays.asList(items));
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Object item : items) {
        list.add(plain(item));
      }
      return list;
    }
    if (value instanceof Map<?, ?> items) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (Map.Entry<?, ?> item : items.entrySet()) {
        map.put(String.valueOf(item.getKey()), plain(item.getValue()));
      }
      return map;
    }
    return value.toString();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
