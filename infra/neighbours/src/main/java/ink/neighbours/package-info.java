/** The real neighbours of every tier, started as processes of their own. */
@org.jspecify.annotations.NullMarked
package ink.neighbours;
