package ink.bench;

import java.util.concurrent.CompletionStage;

/** Where a job comes into the system. */
interface Entry extends AutoCloseable {

  /**
   * Hands a job in; returns soon.
   *
   * @return the generation's id once it is accepted for good, or the refusal
   */
  CompletionStage<String> accept(Plan.Tenant tenant, long seed);

  @Override
  void close();
}
