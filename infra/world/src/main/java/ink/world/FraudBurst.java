package ink.world;

/**
 * A few accounts of one tenant push a style within hours.
 *
 * @param day days after the start
 * @param hours how long, from 02:00 UTC on
 * @param actors accounts that like
 * @param likes likes of all of them together
 * @param requests generations that the tenant asks for, all for one client
 */
public record FraudBurst(int day, int hours, int actors, int likes, int requests, String style) {}
