package ink.dispatch.queue;

import java.time.Instant;

/**
 * One generation in the queue.
 *
 * @param id the generation
 * @param model the model that shall make it
 * @param requestedAt when it was accepted; who asked first is served first
 * @param deadline after this instant nobody wants it any more
 * @param bytes memory that its answer may take, in bytes
 */
public record Ticket(String id, String model, Instant requestedAt, Instant deadline, long bytes) {}
