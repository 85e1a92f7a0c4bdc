/** All jobs in one JVM, for one machine. */
@org.jspecify.annotations.NullMarked
package ink.cluster;
