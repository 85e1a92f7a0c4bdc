/** What people read of a report: a page and a PDF, both made of one story. */
@org.jspecify.annotations.NullMarked
package ink.reports.page;
