package ink.inference;

import inference.InferParameter;
import inference.ModelInferRequest;
import java.time.Duration;
import java.util.Map;

/**
 * What a request tells the model's queue, carried as Triton's request parameters {@code priority}
 * and {@code timeout} (microseconds).
 *
 * @param priority 1 is the highest; 0 takes the model's default
 * @param timeout how long the request may wait in the queue; zero is without limit
 */
public record QueueParameters(long priority, Duration timeout) {

  public static final QueueParameters DEFAULT = new QueueParameters(0, Duration.ZERO);

  public QueueParameters {
    if (priority < 0 || timeout.isNegative()) {
      throw new IllegalArgumentException("priority and timeout must not be negative");
    }
  }

  /**
   * @throws MalformedTensorException when a parameter has another type or is negative
   */
  public static QueueParameters in(ModelInferRequest request) {
    long priority = number(request.getParametersMap(), "priority");
    long micros = number(request.getParametersMap(), "timeout");
    return new QueueParameters(priority, Duration.ofNanos(Math.multiplyExact(micros, 1_000L)));
  }

  public ModelInferRequest.Builder addTo(ModelInferRequest.Builder request) {
    if (priority > 0) {
      // Triton reads priority as unsigned, timeout as signed, and takes either type for each.
      request.putParameters("priority", parameter(priority));
    }
    if (!timeout.isZero()) {
      request.putParameters("timeout", parameter(Math.max(1, timeout.toNanos() / 1_000)));
    }
    return request;
  }

  private static InferParameter parameter(long value) {
    return InferParameter.newBuilder().setInt64Param(value).build();
  }

  private static long number(Map<String, InferParameter> parameters, String name) {
    InferParameter parameter = parameters.get(name);
    if (parameter == null) {
      return 0;
    }
    long value =
        switch (parameter.getParameterChoiceCase()) {
          case INT64_PARAM -> parameter.getInt64Param();
          case UINT64_PARAM -> parameter.getUint64Param();
          default ->
              throw Tensor.malformed(
                  "parameter '%s' must be a whole number in int64_param or uint64_param", name);
        };
    if (value < 0 || value > Long.MAX_VALUE / 1_000) {
      throw Tensor.malformed("parameter '%s' is out of range: %d", name, value);
    }
    return value;
  }
}
