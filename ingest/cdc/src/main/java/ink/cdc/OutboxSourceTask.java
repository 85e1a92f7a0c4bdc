package ink.cdc;

import io.debezium.connector.postgresql.PostgresConnectorTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's task, made exact for logical messages. Debezium 3.6 resumes after the last transaction
 * whose commit it had read when it handed a message on, and a message comes before its commit: so
 * each restart reads the last transaction again, and Kafka Connect, which does its part exactly
 * once, writes its messages twice. Kafka's stored offset names the last message written by
 * transaction and position; messages of that transaction up to there are left out. A row that is
 * read again becomes a fact with the same id, which readers drop.
 */
public final class OutboxSourceTask extends PostgresConnectorTask {
  private @Nullable Position last;

  @Override
  public List<SourceRecord> doPoll() throws InterruptedException {
    List<SourceRecord> fresh = new ArrayList<>();
    for (SourceRecord record : super.doPoll()) {
      if (last == null) {
        last = stored(record.sourcePartition());
      }
      Position position = Position.of(record.sourceOffset());
      if (!isMessage(record)) {
        fresh.add(record);
      } else if (!position.isRepeatedAfter(last)) {
        fresh.add(record);
        last = position;
      }
    }
    return fresh;
  }

  /** Where the task before this one came to; nothing of this one is in Kafka yet. */
  private Position stored(Map<String, ?> partition) {
    Map<String, Object> offset =
        context.offsetStorageReader().offset(Map.<String, Object>copyOf(partition));
    return offset == null ? Position.START : Position.of(offset);
  }

  private static boolean isMessage(SourceRecord record) {
    return record.topic().endsWith(".message");
  }

  /**
   * A place in the stream of messages. Positions grow within a transaction but not from one to the
   * next, for transactions come in the order of their commits.
   *
   * @param transaction PostgreSQL's id of it, which comes again after 2³² transactions
   * @param lsn position in the write-ahead log, which never comes again
   */
  record Position(long transaction, long lsn) {
    static final Position START = new Position(-1, -1);

    static Position of(Map<String, ?> offset) {
      return offset.get("txId") instanceof Number transaction
              && offset.get("lsn") instanceof Number lsn
          ? new Position(transaction.longValue(), lsn.longValue())
          : START;
    }

    boolean isRepeatedAfter(Position written) {
      return transaction == written.transaction && lsn <= written.lsn;
    }
  }
}
