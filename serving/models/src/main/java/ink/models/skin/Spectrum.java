package ink.models.skin;

import ink.models.colour.Xyz;
import java.util.function.DoubleUnaryOperator;

/**
 * Reflectances at 31 wavelengths, and the eye on them: the CIE 1931 observer as the lobes of Wyman,
 * Sloan and Shirley (JCGT 2(2), 2013), under D65.
 */
final class Spectrum {

  static final int SIZE = 31;

  private static final double[] D65 = {
    82.75, 91.49, 93.43, 86.68, 104.86, 117.01, 117.81, 114.86, 115.92, 108.81, 109.35, 107.80,
    104.79, 107.69, 104.41, 104.05, 100.00, 96.33, 95.79, 88.69, 90.01, 89.60, 87.70, 83.29, 83.70,
    80.03, 80.21, 82.28, 78.28, 69.72, 71.61
  };

  private static final double[] X =
      weights(
          Xyz.WHITE.x(),
          l ->
              1.056 * lobe(l, 599.8, .0264, .0323)
                  + .362 * lobe(l, 442, .0624, .0374)
                  - .065 * lobe(l, 501.1, .0490, .0382));

  private static final double[] Y =
      weights(
          Xyz.WHITE.y(),
          l -> .821 * lobe(l, 568.8, .0213, .0247) + .286 * lobe(l, 530.9, .0613, .0322));

  private static final double[] Z =
      weights(
          Xyz.WHITE.z(),
          l -> 1.217 * lobe(l, 437, .0845, .0278) + .681 * lobe(l, 459, .0385, .0725));

  private Spectrum() {}

  /** Nanometres: 400, 410 .. 700. */
  static double wavelength(int index) {
    return 400 + 10 * index;
  }

  static double[] sampled(DoubleUnaryOperator ofWavelength) {
    double[] samples = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      samples[i] = ofWavelength.applyAsDouble(wavelength(i));
    }
    return samples;
  }

  /** What the eye makes of it; a reflectance of 1 throughout is the white of D65. */
  static Xyz seen(double[] reflectance) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (int i = 0; i < SIZE; i++) {
      x += X[i] * reflectance[i];
      y += Y[i] * reflectance[i];
      z += Z[i] * reflectance[i];
    }
    return new Xyz(x, y, z);
  }

  private static double[] weights(double white, DoubleUnaryOperator observer) {
    double[] weights = sampled(observer);
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      weights[i] *= D65[i];
      sum += weights[i];
    }
    for (int i = 0; i < SIZE; i++) {
      weights[i] *= white / sum;
    }
    return weights;
  }

  private static double lobe(double l, double middle, double below, double above) {
    double t = (l - middle) * (l < middle ? below : above);
    return StrictMath.exp(-.5 * t * t);
  }
}
