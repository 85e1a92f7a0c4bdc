/** Pictures that show what the models can do, made again by one command. */
@NullMarked
package ink.models.gallery;

import org.jspecify.annotations.NullMarked;
