package ink.inference;

/**
 * The sender's tensors do not fit the protocol or the model. The message names the tensor and what
 * was expected; sending the same tensors again will fail again.
 */
public final class MalformedTensorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedTensorException(String message) {
    super(message);
  }
}
