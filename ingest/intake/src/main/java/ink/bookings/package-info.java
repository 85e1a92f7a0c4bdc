/** Booking platforms: their webhooks, checked, kept and translated into facts. */
@org.jspecify.annotations.NullMarked
package ink.bookings;
