/** New designs that hide old ink: what is proposed, how well it hides, how it will look. */
@NullMarked
package ink.models.coverup;

import org.jspecify.annotations.NullMarked;
