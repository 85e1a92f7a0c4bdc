/** How long all reports take over a year, held against another engine. */
@org.jspecify.annotations.NullMarked
package ink.bench.reports;
