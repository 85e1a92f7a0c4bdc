package ink.dispatch.queue;

import java.time.Instant;
import java.util.List;

/**
 * What everybody can be told of a lane at an instant: who waits, and who might come.
 *
 * @param newcomer of a ticket of a tenant of which none waits
 * @param backlogs of the tenants of which some wait
 */
public record Outlook(Forecast newcomer, List<Backlog> backlogs) {

  /**
   * What waits of a tenant.
   *
   * @param marks some of its tickets in their order, the first and the last among them
   * @param next of one more ticket
   */
  public record Backlog(String tenant, List<Mark> marks, Forecast next) {}

  /** A ticket that stands for those before and after it. */
  public record Mark(Instant requestedAt, Forecast forecast) {}
}
