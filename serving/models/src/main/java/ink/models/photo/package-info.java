/** From the file that somebody uploads to pixels: nothing but the pixels comes through. */
@NullMarked
package ink.models.photo;

import org.jspecify.annotations.NullMarked;
