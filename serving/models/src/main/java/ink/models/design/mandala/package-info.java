/** Mandalas: bands of petals, beads and lace around a centre, exact to the symmetry. */
@NullMarked
package ink.models.design.mandala;

import org.jspecify.annotations.NullMarked;
