/** What the intake counts. */
@NullMarked
package ink.intake.metrics;

import org.jspecify.annotations.NullMarked;
