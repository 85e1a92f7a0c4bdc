/** The neighbours as fixtures: one of each for a test JVM, started on first use, gone with it. */
@org.jspecify.annotations.NullMarked
package ink.neighbours.testing;
