/** Reports that tenants put together from the governed catalogue. */
@org.jspecify.annotations.NullMarked
package ink.reports.custom;
