/**
 * What the tests that break the stack share: clients that never give up, and a judge that looks
 * only at what the clients were told, PostgreSQL, Kafka and the object store.
 */
@org.jspecify.annotations.NullMarked
package ink.local.faults;
