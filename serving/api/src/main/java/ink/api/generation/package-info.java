/** Generations: asked for, watched, cancelled. */
@NullMarked
package ink.api.generation;

import org.jspecify.annotations.NullMarked;
