/** Waves: seigaiha scales and a crest in the manner of the wood cuts. */
@NullMarked
package ink.models.design.waves;

import org.jspecify.annotations.NullMarked;
