/** Prefixed, time-ordered ids. */
@org.jspecify.annotations.NullMarked
package ink.ids;
