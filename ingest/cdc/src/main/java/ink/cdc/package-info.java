/** The outbox on its way to Kafka: Debezium on an embedded Kafka Connect worker, exactly once. */
@org.jspecify.annotations.NullMarked
package ink.cdc;
