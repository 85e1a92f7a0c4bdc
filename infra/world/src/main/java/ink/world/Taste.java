package ink.world;

/**
 * A country likes a style more or less than others do.
 *
 * @param factor by which demand is multiplied there
 */
public record Taste(String country, String style, double factor) {}
