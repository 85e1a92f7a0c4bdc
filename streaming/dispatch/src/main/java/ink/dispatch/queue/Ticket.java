package ink.dispatch.queue;

import java.time.Instant;

/**
 * One generation in the queue.
 *
 * @param id the generation
 * @param tenant who asked; tenants share the calls
 * @param weight the tenant's share beside the others', above zero
 * @param lane how urgent it is
 * @param model the model that shall make it
 * @param requestedAt when it was accepted; of one tenant, who asked first is served first
 * @param deadline after this instant nobody wants it any more
 * @param bytes memory that its answer may take, in bytes
 */
public record Ticket(
    String id,
    String tenant,
    int weight,
    Lane lane,
    String model,
    Instant requestedAt,
    Instant deadline,
    long bytes) {
  public Ticket {
    if (weight < 1) {
      throw new IllegalArgumentException("the weight of " + tenant + " is " + weight);
    }
  }
}
