/** Charts as inline SVG that takes its colours from the page around it. */
@org.jspecify.annotations.NullMarked
package ink.reports.chart;
