/** Simulated platforms, for tests and the demo. */
@org.jspecify.annotations.NullMarked
package ink.bookings.testing;
