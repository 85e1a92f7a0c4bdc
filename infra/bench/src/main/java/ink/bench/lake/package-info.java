/** Measures the lake: Kafka to Iceberg against a plain writer, and how old what can be asked is. */
@org.jspecify.annotations.NullMarked
package ink.bench.lake;
