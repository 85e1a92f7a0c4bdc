/** A cluster and a check for the tests of jobs. */
@org.jspecify.annotations.NullMarked
package ink.flink.testing;
