/**
 * Who waits, who is served, who is next. Deterministic: no threads, no engine, an injected clock.
 */
@org.jspecify.annotations.NullMarked
package ink.dispatch.queue;
