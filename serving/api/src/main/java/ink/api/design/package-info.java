/** Designs and their images. */
@NullMarked
package ink.api.design;

import org.jspecify.annotations.NullMarked;
