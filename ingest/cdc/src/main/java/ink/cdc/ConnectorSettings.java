package ink.cdc;

import java.util.Map;
import java.util.TreeMap;

/** The configuration of the one connector: Debezium reading the outbox out of the WAL. */
final class ConnectorSettings {
  static final String NAME = "ink-outbox";

  /** The replication slot; PostgreSQL keeps the WAL from its position on. */
  static final String SLOT = "ink_outbox";

  /** The environment variable that Connect asks for the password, so that Kafka never holds it. */
  static final String PASSWORD_VARIABLE = "INK_DB_PASSWORD";

  /** Debezium's prefix of topics; none of these topics exists, the facts go to their own. */
  static final String TOPIC_PREFIX = "ink";

  /**
   * Where heartbeats go. Nobody reads them, but Connect commits a position only together with a
   * record that it sent: dropped ones would leave an idle slot where it is.
   */
  static final String HEARTBEAT_TOPIC = "connect.cdc.heartbeat";

  private ConnectorSettings() {}

  static Map<String, String> of(RelayConfig config) {
    Map<String, String> connector = new TreeMap<>();
    connector.put("name", NAME);
    connector.put("connector.class", OutboxSourceConnector.class.getName());
    connector.put("tasks.max", "1");

    connector.put("database.hostname", config.databaseHost());
    connector.put("database.port", config.databasePort());
    connector.put("database.dbname", config.databaseName());
    connector.put("database.user", config.databaseUser());
    connector.put("database.password", "${env:" + PASSWORD_VARIABLE + "}");
    connector.put("topic.prefix", TOPIC_PREFIX);

    // The migrations made the publication; the relay's role could not.
    connector.put("plugin.name", "pgoutput");
    connector.put("publication.name", "ink_outbox");
    connector.put("publication.autocreate.mode", "disabled");
    connector.put("slot.name", SLOT);
    // The first time, and when the slot was lost and dropped, begin with all studios and artists.
    connector.put("snapshot.mode", "when_needed");
    connector.put("table.include.list", "ink.cdc_heartbeat,ink.studios,ink.artists");
    connector.put("message.prefix.include.list", "fact");
    connector.put("skipped.operations", "t");
    connector.put("tombstones.on.delete", "false");

    // Other databases of the server write WAL, too: without a beat the slot would hold it all.
    connector.put("heartbeat.interval.ms", "5000");
    connector.put(
        "heartbeat.action.query", "UPDATE ink.cdc_heartbeat SET beat = now() WHERE id = 1");

    connector.put("poll.interval.ms", String.valueOf(config.pollMillis()));
    connector.put("max.batch.size", "2048");
    connector.put("max.queue.size", "8192");
    // Wait out a database that restarts, here and not by failing.
    connector.put("retriable.restart.connector.wait.ms", "1000");
    connector.put("slot.max.retries", "3");
    connector.put("slot.retry.delay.ms", "1000");

    connector.put("transforms", "route");
    connector.put("transforms.route.type", RouteFact.class.getName());

    // One transaction a batch: facts and Debezium's position become visible together.
    connector.put("exactly.once.support", "required");
    connector.put("transaction.boundary", "poll");
    connector.put("producer.override.linger.ms", "0");
    connector.put("producer.override.max.request.size", String.valueOf(RouteFact.LARGEST + 65_536));
    return connector;
  }
}
