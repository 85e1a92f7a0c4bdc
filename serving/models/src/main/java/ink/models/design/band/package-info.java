/** Ornamental bands that close around a limb. */
@NullMarked
package ink.models.design.band;

import org.jspecify.annotations.NullMarked;
