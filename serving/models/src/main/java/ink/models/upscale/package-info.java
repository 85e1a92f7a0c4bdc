/** More pixels for a picture: drawn anew where its vectors are known, else estimated. */
@NullMarked
package ink.models.upscale;

import org.jspecify.annotations.NullMarked;
