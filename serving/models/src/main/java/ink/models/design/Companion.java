package ink.models.design;

/** A second motif that a prompt asks for beside the style's own. */
public record Companion(Style style, Placement placement) {}
