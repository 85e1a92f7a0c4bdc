/** The bookings job: appointments into PostgreSQL, and which design led to each. */
@org.jspecify.annotations.NullMarked
package ink.bookings;
