/** Celtic knotwork: plaits on a lattice and rosettes, woven over and under. */
@NullMarked
package ink.models.design.celtic;

import org.jspecify.annotations.NullMarked;
