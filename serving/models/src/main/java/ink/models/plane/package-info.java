/** Numbers and sets over the pixels of a picture. */
@NullMarked
package ink.models.plane;

import org.jspecify.annotations.NullMarked;
