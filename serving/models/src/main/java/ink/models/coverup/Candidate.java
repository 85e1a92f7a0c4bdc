package ink.models.coverup;

import ink.models.vector.Drawing;

/**
 * One design, where it goes and what it does.
 *
 * @param drawing in true size, with the fills that old ink needs
 * @param placement of its middle
 * @param lightened the score if laser sessions took half of the old ink first
 */
public record Candidate(
    Family family, Drawing drawing, Placement placement, Score score, Score lightened) {}
