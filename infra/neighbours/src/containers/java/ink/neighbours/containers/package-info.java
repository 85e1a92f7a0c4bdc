/** The neighbours as containers, for test runs with {@code -Dink.stack=containers}. */
@org.jspecify.annotations.NullMarked
package ink.neighbours.containers;
