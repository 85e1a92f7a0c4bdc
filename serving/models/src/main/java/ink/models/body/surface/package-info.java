/** Skin is not flat: from millimetres along it to millimetres in a picture of it, and back. */
@NullMarked
package ink.models.body.surface;

import org.jspecify.annotations.NullMarked;
