package ink.models.colour;

/**
 * The colour difference CIEDE2000 with all weights 1, as in Sharma, Wu and Dalal, Color Research
 * and Application 30:21 (2005). Letters are theirs.
 */
final class Ciede2000 {

  private static final double POW_25_7 = 6103515625.0;

  private Ciede2000() {}

  static double difference(Lab one, Lab two) {
    double meanChroma = (one.chroma() + two.chroma()) / 2;
    double g = 0.5 * (1 - saturation(meanChroma));
    double a1 = (1 + g) * one.a();
    double a2 = (1 + g) * two.a();
    double c1 = Math.sqrt(a1 * a1 + one.b() * one.b());
    double c2 = Math.sqrt(a2 * a2 + two.b() * two.b());
    double h1 = new Lab(0, a1, one.b()).hue();
    double h2 = new Lab(0, a2, two.b()).hue();
    boolean grey = c1 * c2 == 0;

    double dl = two.lightness() - one.lightness();
    double dc = c2 - c1;
    double dh = grey ? 0 : wrapped(h2 - h1);
    double dhBig = 2 * Math.sqrt(c1 * c2) * sin(dh / 2);

    double l = (one.lightness() + two.lightness()) / 2;
    double c = (c1 + c2) / 2;
    double h = grey ? h1 + h2 : meanHue(h1, h2);
    double t =
        1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.20 * cos(4 * h - 63);
    double l50 = (l - 50) * (l - 50);
    double sl = 1 + 0.015 * l50 / Math.sqrt(20 + l50);
    double sc = 1 + 0.045 * c;
    double sh = 1 + 0.015 * c * t;
    double turn = (h - 275) / 25;
    double rt = -sin(60 * StrictMath.exp(-turn * turn)) * 2 * saturation(c);

    double x = dl / sl;
    double y = dc / sc;
    double z = dhBig / sh;
    return Math.sqrt(x * x + y * y + z * z + rt * y * z);
  }

  private static double saturation(double chroma) {
    double c7 = StrictMath.pow(chroma, 7);
    return Math.sqrt(c7 / (c7 + POW_25_7));
  }

  private static double wrapped(double degrees) {
    return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
  }

  private static double meanHue(double h1, double h2) {
    double sum = h1 + h2;
    if (Math.abs(h1 - h2) <= 180) {
      return sum / 2;
    }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  }

  private static double sin(double degrees) {
    return StrictMath.sin(StrictMath.toRadians(degrees));
  }

  private static double cos(double degrees) {
    return StrictMath.cos(StrictMath.toRadians(degrees));
  }
}
