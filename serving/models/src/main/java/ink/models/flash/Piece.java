package ink.models.flash;

import ink.models.vector.Drawing;

/**
 * A design for a sheet.
 *
 * @param caption printed under it, such as a name and a price
 */
public record Piece(Drawing drawing, String caption) {}
