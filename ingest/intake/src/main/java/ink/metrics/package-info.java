/** Counts, as Prometheus text. */
@org.jspecify.annotations.NullMarked
package ink.metrics;
