/** Facts on their way out, acknowledged. */
@org.jspecify.annotations.NullMarked
package ink.kafka;
