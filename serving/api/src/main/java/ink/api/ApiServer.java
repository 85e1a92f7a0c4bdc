package ink.api;

import ink.api.customreport.BuilderPageResource;
import ink.api.customreport.CustomReportsResource;
import ink.api.database.Database;
import ink.api.database.Sql;
import ink.api.design.DesignsResource;
import ink.api.event.EventsResource;
import ink.api.generation.Generations;
import ink.api.health.HealthResource;
import ink.api.health.HealthServlet;
import ink.api.health.Readiness;
import ink.api.health.ReadinessCheck;
import ink.api.http.BodyLimitFilter;
import ink.api.http.Json;
import ink.api.http.Problems;
import ink.api.http.RequestIds;
import ink.api.http.SecurityHeaders;
import ink.api.http.ServerErrors;
import ink.api.key.ApiKeys;
import ink.api.key.KeyFilter;
import ink.api.metrics.ApiMetrics;
import ink.api.metrics.MeasureRequests;
import ink.api.metrics.MetricsServlet;
import ink.api.report.ReportRoutes;
import ink.api.schedule.SchedulesResource;
import ink.api.site.IndexResource;
import ink.api.storage.ObjectStore;
import ink.api.style.StylesResource;
import ink.api.usage.UsageResource;
import ink.api.warmup.WarmUp;
import ink.inference.Styles;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.net.BindException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import net.sourceforge.argparse4j.inf.Namespace;
import org.apache.commons.text.StringSubstitutor;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;

/** The API's server: wiring and the main. */
public final class ApiServer extends Application<Configuration> implements AutoCloseable {
  private static final String PING = Sql.of(Readiness.class, "ping.sql");

  private final ApiConfig config;
  private volatile @Nullable Server server;
  private @Nullable Throwable failure;

  public ApiServer(ApiConfig config) {
    this.config = config;
  }

  /** Runs until it is told to stop; exit 2 when the environment or the ports do not allow it. */
  public static void main(String[] arguments) {
    try {
      ApiServer api = new ApiServer(ApiConfig.from(new Env(System.getenv())));
      api.start();
    } catch (Env.InvalidEnvException e) {
      System.err.println("serving/api: " + e.getMessage());
      System.exit(2);
    } catch (Exception e) {
      System.err.println("serving/api: cannot start: " + e.getMessage());
      System.exit(2);
    }
  }

  /**
   * Starts; returns when it listens. It is ready when it is warm, a little later.
   *
   * @throws Exception when it cannot
   */
  public ApiServer start() throws Exception {
    run("server", "api.yml");
    Throwable cause = failure;
    if (cause == null) {
      return this;
    }
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof BindException) {
        throw new IllegalStateException(
            "port "
                + config.port()
                + " or "
                + config.adminPort()
                + " of "
                + config.host()
                + " is taken; stop what listens there, or set INK_PORT and INK_ADMIN_PORT",
            cause);
      }
    }
    throw new IllegalStateException(cause.toString(), cause);
  }

  /** Dropwizard's command prints a stack trace where one line for the operator does. */
  @Override
  protected void addDefaultCommands(Bootstrap<Configuration> bootstrap) {
    bootstrap.addCommand(
        new ServerCommand<>(this) {
          @Override
          public void onError(Cli cli, @Nullable Namespace namespace, Throwable error) {
            failure = error;
          }
        });
  }

  @Override
  public String getName() {
    return "ink-api";
  }

  @Override
  public void initialize(Bootstrap<Configuration> bootstrap) {
    bootstrap.setObjectMapper(Jackson.newMinimalObjectMapper());
    StringSubstitutor variables =
        new StringSubstitutor(
            Map.of(
                "INK_HOST", config.host(),
                "INK_PORT", config.port(),
                "INK_ADMIN_PORT", config.adminPort()));
    variables.setEnableUndefinedVariableException(true);
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(new ResourceConfigurationSourceProvider(), variables));
  }

  @Override
  public void run(Configuration dropwizard, Environment environment) {
    Clock clock = Clock.systemUTC();
    ApiMetrics metrics = new ApiMetrics();
    Database database = new Database(config.database());
    ObjectStore objects = new ObjectStore(config.storage());
    ApiKeys keys = new ApiKeys(database, config.keys());
    Generations generations = new Generations(config.generations(), database, metrics, clock);
    WarmUp warmUp = new WarmUp(keys, config.warmUp());
    Supplier<String> postgresql = Readiness.probing(() -> ping(database));
    Readiness readiness =
        new Readiness()
            .needs("warm", warmUp::trouble)
            .needs("postgresql", postgresql)
            .wants("object-store", Readiness.probing(objects::probe))
            .wants("kafka", generations::trouble);
    metrics.ready(() -> readiness.report().ready());

    Json.speak(environment.getObjectMapper());
    JerseyEnvironment jersey = environment.jersey();
    jersey.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    jersey.register(new RequestIds());
    jersey.register(new MeasureRequests(metrics));
    jersey.register(new SecurityHeaders(config.publicUrl().startsWith("https:")));
    jersey.register(new KeyFilter(keys));
    jersey.register(new BodyLimitFilter());
    jersey.register(new Problems());
    generations.resources().forEach(jersey::register);
    jersey.register(new DesignsResource(database, objects, config.publicUrl()));
    jersey.register(new UsageResource(database, clock));
    jersey.register(new CustomReportsResource(database, clock));
    jersey.register(new BuilderPageResource());
    jersey.register(new EventsResource(config.collector()));
    ReportRoutes.of(database, objects).forEach(jersey::register);
    jersey.register(new SchedulesResource(database, clock));
    jersey.register(new StylesResource());
    jersey.register(new HealthResource(readiness));
    jersey.register(new IndexResource(config.publicUrl(), Styles.slugs()));

    environment.healthChecks().register("ready", new ReadinessCheck(readiness));
    environment.getApplicationContext().setErrorHandler(new ServerErrors());
    environment.admin().addServlet("metrics", new MetricsServlet(metrics)).addMapping("/metrics");
    environment
        .admin()
        .addServlet("health", new HealthServlet(readiness))
        .addMapping("/healthz", "/readyz");

    environment
        .lifecycle()
        .addEventListener(
            new LifeCycle.Listener() {
              @Override
              public void lifeCycleStarted(LifeCycle started) {
                server = (Server) started;
                server.setErrorHandler(new ServerErrors());
                generations.start();
                Thread thread =
                    new Thread(() -> warmUp.run(config.host(), port(), postgresql), "warm-up");
                thread.setDaemon(true);
                thread.start();
              }

              @Override
              public void lifeCycleStopping(LifeCycle stopping) {
                generations.close(); // else open streams hold the stop up
              }

              @Override
              public void lifeCycleStopped(LifeCycle stopped) {
                generations.finish();
                objects.close();
                database.close();
              }
            });
  }

  private static void ping(Database database) {
    database.outsideTenants(
        connection -> {
          try (var statement = connection.prepareStatement(PING)) {
            return statement.execute();
          }
        });
  }

  /** The port on which it listens. */
  public int port() {
    return port(0);
  }

  /** The port for operators. */
  public int adminPort() {
    return port(1);
  }

  private int port(int index) {
    Server running = server;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return ((NetworkConnector) running.getConnectors()[index]).getLocalPort();
  }

  /** Dropwizard would end the JVM; {@link #start} says what is wrong instead. */
  @Override
  protected void onFatalError(Throwable error) {
    failure = error;
  }

  /** Stops: open requests get five seconds. */
  @Override
  public void close() {
    Server running = server;
    if (running != null) {
      try {
        running.stop();
      } catch (Exception e) {
        throw new IllegalStateException("cannot stop", e);
      }
    }
  }
}
