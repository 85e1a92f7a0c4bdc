/** Black blades that taper to points and keep their distance. */
@NullMarked
package ink.models.design.tribal;

import org.jspecify.annotations.NullMarked;
