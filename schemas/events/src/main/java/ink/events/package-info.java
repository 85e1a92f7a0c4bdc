/** The streams of facts: names, wire format and schema versions. */
@org.jspecify.annotations.NullMarked
package ink.events;
