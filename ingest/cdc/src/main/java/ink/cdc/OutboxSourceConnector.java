package ink.cdc;

import io.debezium.connector.postgresql.PostgresConnector;
import org.apache.kafka.connect.connector.Task;

/** Debezium's connector with a task that repeats nothing: see {@link OutboxSourceTask}. */
public final class OutboxSourceConnector extends PostgresConnector {
  @Override
  public Class<? extends Task> taskClass() {
    return OutboxSourceTask.class;
  }
}
