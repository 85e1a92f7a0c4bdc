/** Reports counted again by another engine: for tests and for {@code infra/ink bench reports}. */
@org.jspecify.annotations.NullMarked
package ink.reports.recount;
