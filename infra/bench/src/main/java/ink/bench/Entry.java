package ink.bench;

import java.util.concurrent.CompletionStage;

/** Where a job comes into the system. */
interface Entry extends AutoCloseable {

  /**
   * Hands a job in; returns soon.
   *
   * @return what it got once it is accepted for good, or the refusal
   */
  CompletionStage<Receipt> accept(Plan.Tenant tenant, long seed);

  /**
   * An acceptance.
   *
   * @param body what the API answered; empty without HTTP
   */
  record Receipt(String generationId, String body) {}

  @Override
  void close();
}
