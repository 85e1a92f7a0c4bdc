package ink.models.skin;

/**
 * A layer of Kubelka and Munk at one wavelength.
 *
 * @param reflectance 0..1, lit from above or below alike
 * @param transmittance 0..1
 */
record Layer(double reflectance, double transmittance) {

  /**
   * @param k absorption of diffuse light per centimetre
   * @param s back-scattering per centimetre, above zero
   * @param thickness centimetres
   */
  static Layer of(double k, double s, double thickness) {
    double a = (k + s) / s;
    double b = Math.sqrt(a * a - 1);
    double sinh = StrictMath.sinh(b * s * thickness);
    double cosh = StrictMath.cosh(b * s * thickness);
    double below = a * sinh + b * cosh;
    return new Layer(sinh / below, b / below);
  }

  /** Reflectance of this layer over something opaque that reflects {@code under}; Kubelka 1954. */
  double over(double under) {
    return reflectance + transmittance * transmittance * under / (1 - reflectance * under);
  }
}
