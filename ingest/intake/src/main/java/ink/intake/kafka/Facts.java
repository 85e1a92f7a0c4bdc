package ink.intake.kafka;

import java.util.List;

/** Where facts go. */
public interface Facts {
  /**
   * Returns once all of them are kept for good.
   *
   * @throws FactsNotWrittenException when some may not be; the same call is worth repeating, for
   *     readers drop a fact whose id they know
   */
  void write(List<? extends Outgoing<?>> facts) throws FactsNotWrittenException;
}
