package ink.api.report;

import ink.api.database.Database;
import ink.api.storage.ObjectStore;
import java.util.List;

/** The routes of published reports, on one store that remembers for all of them. */
public final class ReportRoutes {
  private ReportRoutes() {}

  public static List<Object> of(Database database, ObjectStore objects) {
    ReportStore store = new ReportStore(database, objects);
    return List.of(new ReportsResource(store), new ReportPagesResource(store));
  }
}
