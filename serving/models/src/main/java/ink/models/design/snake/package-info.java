/** Snakes with scales, that cross over and under themselves. */
@NullMarked
package ink.models.design.snake;

import org.jspecify.annotations.NullMarked;
