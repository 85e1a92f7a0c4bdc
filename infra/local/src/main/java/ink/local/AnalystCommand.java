package ink.local;

import ink.local.sql.Analysts;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code infra/ink analyst anna --role analyst}: lets somebody ask with a tool of their own. */
@Command(
    name = "analyst",
    mixinStandardHelpOptions = true,
    description = {
      "Lets somebody ask the lake with a tool of their own, over JDBC: prints address and token.",
      "A token holds until it ends; one that got lost is ended by deleting trino/token-key.* in the"
          + " stack's data and starting it anew, which ends all of them. How to connect a BI tool is"
          + " told in infra/trino/README.md."
    })
final class AnalystCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "NAME", description = "Their name, as Trino's log shall show it.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description =
          "operator (runs the platform), analyst (all tenants, nothing personal), marketing (styles"
              + " only), or the id of a tenant (ten_…: its own rows only).")
  private String role = "";

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long the token lives, by default ${DEFAULT-VALUE} days.")
  private int days = 30;

  @Override
  public Integer call() throws Exception {
    if (days < 1 || days > 366) {
      throw new IllegalArgumentException("--days " + days + ": a token lives from 1 to 366 days");
    }
    Home home = options.home();
    String principal = Analysts.principal(role, name);
    System.out.println(
        "url          jdbc:trino://127.0.0.1:"
            + options.ports().trino()
            + "/lake/insight?SSL=true&SSLTrustStorePath="
            + TrinoServer.certificate(home).certificate());
    System.out.println(
        "accessToken  " + TrinoServer.analysts(home).token(principal, Duration.ofDays(days)));
    return 0;
  }
}
