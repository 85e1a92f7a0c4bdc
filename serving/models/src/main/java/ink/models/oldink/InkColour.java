package ink.models.oldink;

import ink.models.colour.Lab;
import ink.models.skin.Ink;

/**
 * One of the colours of old ink.
 *
 * @param seen on the wearer's skin in even light
 * @param nearest ink that could be it
 * @param share of the inked area, 0..1
 */
public record InkColour(Lab seen, Ink nearest, double share) {}
