/** Styles that can be asked for. */
@NullMarked
package ink.api.style;

import org.jspecify.annotations.NullMarked;
