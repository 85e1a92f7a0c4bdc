package ink.models.body.sizing;

/** How far ink creeps under the skin: what an ageing model knows and sizing asks. */
@FunctionalInterface
public interface InkSpread {

  /**
   * The standard deviation of the blur in millimetres; grows with the years.
   *
   * @param years since the tattoo was made
   * @param site how fast ink spreads on that body part, 1 on a forearm
   */
  double sigma(double years, double site);
}
