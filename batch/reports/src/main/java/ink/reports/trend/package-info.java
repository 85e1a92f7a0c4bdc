/** The Trend Report: which styles are wanted, where, and where that is going. */
@org.jspecify.annotations.NullMarked
package ink.reports.trend;
