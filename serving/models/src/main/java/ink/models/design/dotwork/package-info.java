/** Dotwork: pictures of nothing but dots, closer where it is darker. */
@NullMarked
package ink.models.design.dotwork;

import org.jspecify.annotations.NullMarked;
