/**
 * How generations end: the values, the facts made of them, and PostgreSQL, which keeps the first.
 */
@org.jspecify.annotations.NullMarked
package ink.dispatch.outcome;
