/** A model server in Triton's protocol: the wire, the queues with their batches, the counters. */
@NullMarked
package ink.inference.server;

import org.jspecify.annotations.NullMarked;
