/** The Market Report: growth and seasons of styles taken apart, and what prices do to demand. */
@org.jspecify.annotations.NullMarked
package ink.reports.market;
