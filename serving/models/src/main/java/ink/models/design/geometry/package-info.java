/** Sacred geometry: circles on a lattice, solids in projection, star polygons. */
@NullMarked
package ink.models.design.geometry;

import org.jspecify.annotations.NullMarked;
