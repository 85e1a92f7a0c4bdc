package ink.world;

/**
 * Hours in which the model servers break.
 *
 * @param day days after the start
 * @param fromHour first hour, UTC
 * @param broken share of the generations asked for in these hours that fail by our fault
 */
public record Outage(int day, int fromHour, int hours, double broken) {}
