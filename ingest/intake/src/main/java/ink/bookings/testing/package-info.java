/** Stand-ins for booking platforms, for tests and the demo. */
@NullMarked
package ink.bookings.testing;

import org.jspecify.annotations.NullMarked;
