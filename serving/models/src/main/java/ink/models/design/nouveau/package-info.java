/** Frames in whiplash curves. */
@NullMarked
package ink.models.design.nouveau;

import org.jspecify.annotations.NullMarked;
