/** What is wanted, week by week: how demand for each style grows, and when in the year it peaks. */
@org.jspecify.annotations.NullMarked
package ink.reports.demand;
