/** Reports on demand: one warm Spark session over pinned snapshots of the lake. */
@org.jspecify.annotations.NullMarked
package ink.reports;
