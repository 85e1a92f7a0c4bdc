/** The lake: its tables, as they follow from the facts, and the way to its catalog. */
@org.jspecify.annotations.NullMarked
package ink.tables;
