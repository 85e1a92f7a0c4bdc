/** Moon, sun and stars: phases, crescents, constellations. */
@NullMarked
package ink.models.design.celestial;

import org.jspecify.annotations.NullMarked;
