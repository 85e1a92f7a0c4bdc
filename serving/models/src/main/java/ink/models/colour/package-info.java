/**
 * Colour as the eye sees it: linear light, XYZ and Lab under D65, differences, and skin classes.
 */
@NullMarked
package ink.models.colour;

import org.jspecify.annotations.NullMarked;
