/**
 * A simulated business: studios, artists, clients and users of the app over a span of days, told as
 * the facts that the real programs would write. What is planted in it is known, so that a report
 * can be held against the truth.
 */
@org.jspecify.annotations.NullMarked
package ink.world;
