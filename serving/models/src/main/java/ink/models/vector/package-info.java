/** Drawings as strokes, fills and dots in millimetres on skin, and how they become SVG and PNG. */
@NullMarked
package ink.models.vector;

import org.jspecify.annotations.NullMarked;
