package ink.flink;

/** A setting of this process is missing or makes no sense; the operator has to mend it. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message);
  }
}
