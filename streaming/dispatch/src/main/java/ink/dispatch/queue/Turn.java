package ink.dispatch.queue;

import java.util.Comparator;

/**
 * A tenant's right to one call. A tenant has as many as it has tickets ready, and uses them in
 * order: the turn is nobody's ticket, so a ticket that leaves gives back the tenant's last turn.
 *
 * @param start virtual time, in units of {@link #CALL} for a call of weight 1
 * @param number tells turns of the same start apart; the earlier goes first
 */
record Turn(long start, long number) {
  /** Virtual time that a call takes at weight 1. */
  static final long CALL = 1 << 20;

  static final Comparator<Turn> ORDER =
      Comparator.comparingLong(Turn::start).thenComparingLong(Turn::number);
}
