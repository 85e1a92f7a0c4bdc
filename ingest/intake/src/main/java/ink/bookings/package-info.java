/** Bookings as the platforms tell them: webhooks checked and kept, then put into our words. */
@NullMarked
package ink.bookings;

import org.jspecify.annotations.NullMarked;
