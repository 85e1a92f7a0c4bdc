/** When to look after a tattoo, to have it looked at, and why. */
@NullMarked
package ink.models.touchup;

import org.jspecify.annotations.NullMarked;
