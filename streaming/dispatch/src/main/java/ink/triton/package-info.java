/**
 * A client of a fleet of model servers that speak Triton's protocol. It spreads calls, knows which
 * server can be called, tries another one when that helps, and says of every failure whose it is.
 */
@org.jspecify.annotations.NullMarked
package ink.triton;
