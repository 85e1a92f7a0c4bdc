/** Botanical line work: stems, leaves, blossoms and berries, drawn back to front. */
@NullMarked
package ink.models.design.botanical;

import org.jspecify.annotations.NullMarked;
