/** Custom reports: what they can be made of, and how a wish for one is read. */
@org.jspecify.annotations.NullMarked
package ink.reporting;
