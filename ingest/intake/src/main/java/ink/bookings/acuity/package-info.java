/** Acuity Scheduling: webhooks that only hint; the appointment is fetched. */
@org.jspecify.annotations.NullMarked
package ink.bookings.acuity;
