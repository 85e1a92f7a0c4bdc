package ink.api.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ink.api.database.Database;
import ink.api.database.Sql;
import ink.api.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Published reports: figures in PostgreSQL, documents in S3. What a run holds never changes, so it
 * is read once and then remembered, while memory lasts; which run is the current one is asked each
 * time, as whoever reads, so that row-level security has the last word.
 */
final class ReportStore {
  /** Of a report about all tenants together. */
  static final String EVERYONE = "everyone";

  private static final String CURRENT = Sql.of(ReportStore.class, "current_run.sql");
  private static final String FIGURES = Sql.of(ReportStore.class, "figures_of_run.sql");
  private static final String DOCUMENT = Sql.of(ReportStore.class, "document_of_run.sql");
  private static final String LIST = Sql.of(ReportStore.class, "list_editions.sql");
  private static final int MOST_BYTES = 16 << 20;

  /** What someone reads: a run of a report. */
  record Run(String runId) {}

  /** A document of a run. */
  record Document(String mediaType, byte[] bytes) {}

  /** An edition that can be read. */
  record Edition(
      String report,
      String subject,
      String runId,
      LocalDate periodStart,
      LocalDate periodEnd,
      String timeZone,
      @Nullable Instant freshTo,
      Instant publishedAt,
      List<String> documents) {
    Edition {
      documents = List.copyOf(documents);
    }
  }

  private final Database database;
  private final ObjectStore objects;
  private final Cache<String, Document> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String key, Document document) -> document.bytes().length)
          .build();

  ReportStore(Database database, ObjectStore objects) {
    this.database = database;
    this.objects = objects;
  }

  /**
   * The run of a report that a tenant sees.
   *
   * @param tenantId null: nobody's, who sees what is everybody's
   */
  Optional<Run> current(@Nullable String tenantId, String report, String subject) {
    return as(
        tenantId,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CURRENT)) {
            statement.setString(1, report);
            statement.setString(2, subject);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(new Run(row.getString(1))) : Optional.empty();
            }
          }
        });
  }

  /** The editions that a tenant sees. */
  List<Edition> editions(String tenantId) {
    return as(
        tenantId,
        connection -> {
          List<Edition> editions = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(LIST);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              editions.add(edition(row));
            }
          }
          return editions;
        });
  }

  private static Edition edition(ResultSet row) throws SQLException {
    java.time.OffsetDateTime fresh = row.getObject("fresh_to", java.time.OffsetDateTime.class);
    return new Edition(
        row.getString("report"),
        row.getString("subject"),
        row.getString("run_id"),
        row.getObject("period_start", LocalDate.class),
        row.getObject("period_end", LocalDate.class),
        row.getString("time_zone"),
        fresh == null ? null : fresh.toInstant(),
        row.getObject("published_at", java.time.OffsetDateTime.class).toInstant(),
        List.of((String[]) row.getArray("suffixes").getArray()));
  }

  /** The figures of a run that {@link #current} told, as JSON. */
  byte[] figures(@Nullable String tenantId, Run run) {
    return known
        .get(
            run.runId(),
            id ->
                new Document(
                    "application/json",
                    as(tenantId, connection -> text(connection, FIGURES, id))
                        .getBytes(StandardCharsets.UTF_8)))
        .bytes();
  }

  private static String text(Connection connection, String sql, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException(id + " was current and is not there");
        }
        return row.getString(1);
      }
    }
  }

  /**
   * A document of a run that {@link #current} told.
   *
   * @return null when the run has none of that suffix
   * @throws MissingDocumentException when the run has one that is not in the store
   * @throws ObjectStore.StorageUnavailableException when the store does not answer
   */
  @Nullable Document document(@Nullable String tenantId, Run run, String suffix) {
    return known.get(
        run.runId() + "." + suffix,
        name ->
            as(tenantId, connection -> place(connection, run, suffix))
                .map(place -> new Document(place.mediaType, read(place.key)))
                .orElse(null));
  }

  private record Place(String key, String mediaType) {}

  private static Optional<Place> place(Connection connection, Run run, String suffix)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DOCUMENT)) {
      statement.setString(1, run.runId());
      statement.setString(2, suffix);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Place(row.getString("object_key"), row.getString("media_type")))
            : Optional.empty();
      }
    }
  }

  private byte[] read(String key) {
    return objects.report(key).orElseThrow(() -> new MissingDocumentException(key));
  }

  /** A document is published and not where it should be. */
  static final class MissingDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingDocumentException(String key) {
      super("the bucket of reports lacks " + key);
    }
  }

  private <T> T as(@Nullable String tenantId, Database.Work<T> work) {
    return tenantId == null
        ? database.outsideTenants(work)
        : database.inTenantOfDirectory(tenantId, work);
  }
}
