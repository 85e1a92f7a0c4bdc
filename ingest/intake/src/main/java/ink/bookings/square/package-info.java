/** Square: webhooks carry the whole booking and its version. */
@NullMarked
package ink.bookings.square;

import org.jspecify.annotations.NullMarked;
