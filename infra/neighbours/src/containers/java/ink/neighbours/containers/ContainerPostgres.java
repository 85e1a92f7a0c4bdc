package ink.neighbours.containers;

import ink.neighbours.Postgres;
import java.util.concurrent.CountDownLatch;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL 17 in a container, until this process ends. Writes {@code READY host:port}. */
public final class ContainerPostgres {
  private ContainerPostgres() {}

  public static void main(String[] args) throws InterruptedException {
    PostgreSQLContainer container =
        new PostgreSQLContainer("postgres:17-alpine")
            .withDatabaseName("ink")
            .withUsername(Postgres.OWNER)
            .withPassword(Postgres.OWNER)
            .withCommand(
                "postgres", "-c", "wal_level=logical", "-c", "max_wal_senders=8",
                "-c", "max_replication_slots=8", "-c", "fsync=on", "-c", "synchronous_commit=on");
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop"));
    System.out.println("READY " + container.getHost() + ":" + container.getFirstMappedPort());
    new CountDownLatch(1).await();
  }
}
