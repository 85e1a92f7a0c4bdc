/** Small icons in a single thin line. */
@NullMarked
package ink.models.design.fineline;

import org.jspecify.annotations.NullMarked;
