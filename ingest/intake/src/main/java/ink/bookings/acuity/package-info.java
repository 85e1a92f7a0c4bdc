/** Acuity: webhooks are hints, after which the appointment is fetched. */
@NullMarked
package ink.bookings.acuity;

import org.jspecify.annotations.NullMarked;
