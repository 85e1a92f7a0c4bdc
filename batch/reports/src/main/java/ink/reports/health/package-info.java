/** Platform Health: how the platform served, what it cost, and what it promised. For operators. */
@org.jspecify.annotations.NullMarked
package ink.reports.health;
