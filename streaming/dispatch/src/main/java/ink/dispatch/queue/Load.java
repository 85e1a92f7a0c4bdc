package ink.dispatch.queue;

/**
 * How a lane of a model stands.
 *
 * @param waiting tickets that wait
 * @param calling calls under way
 * @param serviceMs mean milliseconds of a call, exponentially weighted; 0 before the first
 * @param perSecond calls that end in a second while others wait; 0 before the first
 */
public record Load(int waiting, int calling, double serviceMs, double perSecond) {}
