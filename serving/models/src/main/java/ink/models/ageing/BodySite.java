package ink.models.ageing;

/**
 * Where on the body. Factors are estimates: trade has hands, feet and fingers as fastest, the rest
 * is interpolated by us.
 */
public enum BodySite {
  FINGER(2.0, 2.0),
  HAND(1.7, 1.8),
  WRIST(1.2, 1.2),
  FOREARM(1.0, 1.1),
  UPPER_ARM(.9, .9),
  SHOULDER(.9, .9),
  CHEST(.9, .8),
  RIBS(1.1, .8),
  BACK(.9, .8),
  NECK(1.2, 1.4),
  THIGH(.9, .8),
  CALF(1.0, .9),
  ANKLE(1.3, 1.2),
  FOOT(1.6, 1.7);

  private final double spread;
  private final double fade;

  BodySite(double spread, double fade) {
    this.spread = spread;
    this.fade = fade;
  }

  /** Factor on how fast ink spreads. */
  public double spread() {
    return spread;
  }

  /** Factor on how fast ink fades. */
  public double fade() {
    return fade;
  }
}
