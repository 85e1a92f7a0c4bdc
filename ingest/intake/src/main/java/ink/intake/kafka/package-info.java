/** Facts on their way to Kafka, claimed only once it has them. */
@NullMarked
package ink.intake.kafka;

import org.jspecify.annotations.NullMarked;
