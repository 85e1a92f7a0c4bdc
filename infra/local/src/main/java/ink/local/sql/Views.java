package ink.local.sql;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The views that analysts ask: a file a view, headed by the question that it answers. They are made
 * anew whenever a file changed.
 *
 * @param folder infra/trino/views
 */
public record Views(Path folder) {
  /** The catalog through which they are made; they are asked through {@code lake}. */
  public static final String CATALOG = "governance";

  /** The schema that they are in. */
  public static final String SCHEMA = "insight";

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  /** What tells these files from others. */
  public String digest() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files()) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Makes all of them. */
  public void makeThrough(SqlSession session) throws IOException, SQLException {
    Answer nobody =
        AnswerFormat.CSV.to(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    session.run("CREATE SCHEMA IF NOT EXISTS " + SCHEMA, nobody);
    for (Path file : files()) {
      for (String statement : SqlScript.statements(Files.readString(file))) {
        session.run(statement, nobody);
      }
    }
  }
}
