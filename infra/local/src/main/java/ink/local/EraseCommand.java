package ink.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code infra/ink erase --client cli_…}: takes a person out of the lake of a stack that is up. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description =
        "Takes a person out of every table, snapshot and file of the lake, and keeps them out. The"
            + " stack must be up. A line of JSON a table.")
final class EraseCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "A client (cli_…); tenant and the booking platform's id are looked up.")
  private @Nullable String client;

  @Option(names = "--tenant", paramLabel = "ID", description = "With --person: who knows them.")
  private @Nullable String tenant;

  @Option(
      names = "--person",
      paramLabel = "ID",
      description = "Another id of the person, e.g. an app's actor or an artist; may be repeated.")
  private List<String> persons = new ArrayList<>();

  @Option(names = "--json", description = "JSON lines and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Stack stack = Stack.running(options.home());
    List<String> ids = new ArrayList<>(persons);
    String owner = tenant;
    if (client != null) {
      ids.add(client);
      owner = lookUp(stack, client, ids, owner);
    }
    if (owner == null) {
      System.err.println("infra/ink: name --client, or --tenant and --person");
      return 2;
    }
    List<String> words = new ArrayList<>(List.of("erase", "--tenant", owner));
    ids.forEach(id -> words.addAll(List.of("--person", id)));
    int status = stack.upkeep(words).inheritIO().start().waitFor();
    if (status == 0 && !json) {
      System.out.println(
          "Nobody by these ids is in a table, a snapshot or a list of files any more. Files of"
              + " writers that died go with infra/ink upkeep once they are three days old.");
    }
    return status;
  }

  /** The client's tenant; adds what a booking platform calls them. */
  private static @Nullable String lookUp(
      Stack stack, String client, List<String> ids, @Nullable String told) throws SQLException {
    try (Connection connection = stack.postgres().connect("ink");
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT tenant_id, external_customer_id FROM ink.clients WHERE client_id = ?")) {
      query.setString(1, client);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return told; // The row may be gone already; then the caller tells the tenant.
        }
        String external = row.getString(2);
        if (external != null) {
          ids.add(external);
        }
        return row.getString(1);
      }
    }
  }
}
