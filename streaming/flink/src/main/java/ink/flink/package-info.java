/** What every streaming job needs from Flink, and nothing about any one job. */
@org.jspecify.annotations.NullMarked
package ink.flink;
