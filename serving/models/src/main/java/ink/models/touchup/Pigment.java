package ink.models.touchup;

/**
 * An ink of the tattoo.
 *
 * @param name as the client knows it
 */
public record Pigment(String name, Fading fading) {

  /** What an ageing model knows of one ink. */
  @FunctionalInterface
  public interface Fading {

    /**
     * What is left of the ink, 1 when fresh; never more with more years, sun or fade.
     *
     * @param sun 0.3 always covered, 1 ordinary clothes, 2.5 outdoor work
     * @param fade how fast ink fades on the body part, 1 is ordinary
     */
    double left(double years, double sun, double fade);
  }
}
