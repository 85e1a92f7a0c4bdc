package ink.reports.demand;

import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * A regression of logarithms of counts. A count's logarithm varies by about one over the count, so
 * the counts are the weights; what varies more than that widens the intervals (quasi-Poisson:
 * McCullagh and Nelder, Generalized Linear Models, 1989, chapter 6).
 *
 * @param coefficients one a column
 * @param covariance of the coefficients
 * @param freedom observations less coefficients
 * @param dispersion variance over that of counts, at least 1
 */
record LogCounts(double[] coefficients, double[][] covariance, int freedom, double dispersion) {

  /**
   * Fits.
   *
   * @param logs of the counts, or of their ratio to something that varies little
   * @param columns one array an observation
   * @param counts of at least one
   * @throws IllegalArgumentException when there are not more observations than columns
   */
  static LogCounts fit(double[] logs, double[][] columns, double[] counts) {
    int freedom = logs.length - columns[0].length;
    if (freedom < 1) {
      throw new IllegalArgumentException(
          logs.length + " observations are too few for " + columns[0].length + " coefficients");
    }
    double[] y = new double[logs.length];
    double[][] x = new double[logs.length][];
    for (int i = 0; i < logs.length; i++) {
      double root = Math.sqrt(counts[i]);
      y[i] = logs[i] * root;
      x[i] = columns[i].clone();
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] *= root;
      }
    }
    OLSMultipleLinearRegression least = new OLSMultipleLinearRegression();
    least.setNoIntercept(true);
    least.newSampleData(y, x);
    double dispersion = Math.max(1, least.calculateResidualSumOfSquares() / freedom);
    double[][] covariance = least.estimateRegressionParametersVariance();
    for (double[] row : covariance) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= dispersion;
      }
    }
    return new LogCounts(least.estimateRegressionParameters(), covariance, freedom, dispersion);
  }

  /** Half the width of a coefficient's interval that misses with chance {@code alpha}. */
  double margin(int coefficient, double alpha) {
    return quantile(alpha) * Math.sqrt(covariance[coefficient][coefficient]);
  }

  /**
   * Of Student's distribution where the dispersion is estimated, of the normal where it is known.
   */
  double quantile(double alpha) {
    return dispersion > 1
        ? new TDistribution(freedom).inverseCumulativeProbability(1 - alpha / 2)
        : new NormalDistribution().inverseCumulativeProbability(1 - alpha / 2);
  }

  /** Chance of two coefficients so far from zero when both are zero (Wald). */
  double chance(int first, int second) {
    double a = coefficients[first];
    double b = coefficients[second];
    double aa = covariance[first][first];
    double bb = covariance[second][second];
    double ab = covariance[first][second];
    double wald = (a * a * bb - 2 * a * b * ab + b * b * aa) / (aa * bb - ab * ab);
    return 1 - new FDistribution(2, freedom).cumulativeProbability(wald / 2);
  }
}
