/** From an image to the lines that a thermal stencil printer and a tattooer can follow. */
@NullMarked
package ink.models.stencil;

import org.jspecify.annotations.NullMarked;
