package ink.inference;

/** Sizes both ends of a connection must agree on. */
public final class MessageLimits {

  /**
   * Largest message in bytes, for {@code maxInboundMessageSize} on both sides: gRPC's default of 4
   * MiB is below one 1024² FP32 image, and a 2048² RGB one raw takes 12 MiB.
   */
  public static final int MAX_MESSAGE_BYTES = 64 << 20;

  private MessageLimits() {}
}
