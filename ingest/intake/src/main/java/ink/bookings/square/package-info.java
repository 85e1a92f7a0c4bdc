/** Square: webhooks that carry the whole booking. */
@org.jspecify.annotations.NullMarked
package ink.bookings.square;
