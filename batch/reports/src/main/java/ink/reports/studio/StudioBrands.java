package ink.reports.studio;

import ink.reports.NeighbourUnavailableException;
import ink.reports.ReportDatabase;
import ink.reports.TextFile;
import ink.reports.page.Brand;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Under whose name a studio's report appears: as the studio chose, else under its own name. Ours is
 * nowhere.
 */
public final class StudioBrands {
  private static final String ALL = TextFile.beside(StudioBrands.class, "brands.sql");

  private final Supplier<Map<String, Brand>> chosen;

  /**
   * These studios chose.
   *
   * @param chosen brands by studio, asked when a report is built
   */
  public StudioBrands(Supplier<Map<String, Brand>> chosen) {
    this.chosen = chosen;
  }

  /**
   * As chosen in the database.
   *
   * @throws NeighbourUnavailableException when it does not answer
   */
  public static Map<String, Brand> read(ReportDatabase database) {
    Map<String, Brand> brands = new HashMap<>();
    try (Connection connection = database.connect();
        PreparedStatement select = connection.prepareStatement(ALL);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        brands.put(
            row.getString("studio_id"), new Brand(row.getString("name"), row.getString("accent")));
      }
    } catch (SQLException e) {
      throw new NeighbourUnavailableException(
          "the database of reports ("
              + database.url()
              + ") did not tell studios' brands: "
              + e.getMessage(),
          e);
    }
    return Map.copyOf(brands);
  }

  /** Each studio's brand, as chosen now. */
  Function<Studio, Brand> now() {
    Map<String, Brand> brands = chosen.get();
    return studio -> brands.getOrDefault(studio.studioId(), new Brand(studio.name(), ""));
  }
}
