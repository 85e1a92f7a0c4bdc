package ink.dispatch.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ink.dispatch.Accepted;
import ink.dispatch.Database;
import ink.dispatch.image.Design;
import ink.dispatch.image.StoredImage;
import ink.dispatch.outcome.Outcome;
import ink.dispatch.outcome.OutcomeFacts;
import ink.dispatch.outcome.OutcomeStore;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The search on a real PostgreSQL, with the rights that the job has. */
class ResultCacheIT {
  private final Database database =
      new Database(TestDatabase.shared().url(), "ink_dispatch", "ink_dispatch");
  private final OutcomeStore store = new OutcomeStore(database);
  private final ResultCache cache = new ResultCache(database);

  @AfterEach
  void close() {
    store.close();
    cache.close();
  }

  private static GenerationRequested.Builder request() {
    return Accepted.request()
        .setPrompt("a moth")
        .setSeed(IdType.EVENT.next().hashCode())
        .setCacheable(true);
  }

  /** Another request for the same image. */
  private static GenerationRequested again(GenerationRequested request) {
    return GenerationRequested.newBuilder(request)
        .setGenerationId(IdType.GENERATION.next())
        .setPrompt("  a  moth ")
        .build();
  }

  private static Design design(GenerationRequested request, String version) {
    String id = request.getGenerationId();
    return new Design(
        OutcomeFacts.designId(id),
        version,
        "scripted",
        List.of("moth"),
        new StoredImage("images/" + id + ".png", 12, "ab".repeat(32)),
        CacheKey.of(request));
  }

  private GenerationRequested drawn(GenerationRequested request, String version) throws Exception {
    Accepted.accept(GenerationRequested.newBuilder(request));
    String id = request.getGenerationId();
    Outcome outcome =
        Outcome.Completed.drawn(
            Instant.now().truncatedTo(ChronoUnit.MICROS), 1, design(request, version), 1, 2);
    assertThat(store.record(id, outcome).get(20, TimeUnit.SECONDS)).contains(outcome);
    return request;
  }

  private Optional<Design> find(GenerationRequested request, String tenant, String version)
      throws Exception {
    return cache
        .find(
            new ResultCache.Question(
                request.getGenerationId(),
                tenant,
                CacheKey.of(request),
                request.getModel(),
                version))
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void theSameRequestOfATenantFindsTheImage() throws Exception {
    GenerationRequested first = drawn(request().build(), "3");

    assertThat(find(again(first), first.getTenantId(), "3")).contains(design(first, "3"));
  }

  @Test
  void anotherTenantFindsNothing() throws Exception {
    GenerationRequested first = drawn(request().build(), "3");

    assertThat(find(again(first), IdType.TENANT.next(), "3")).isEmpty();
  }

  @Test
  void anUpgradedModelFindsNothingOfTheOldOne() throws Exception {
    GenerationRequested first = drawn(request().build(), "3");

    assertThat(find(again(first), first.getTenantId(), "4")).isEmpty();
    assertThat(find(again(first), first.getTenantId(), "3")).isPresent();
  }

  @Test
  void whatMustNotBeFoundIsNot() throws Exception {
    GenerationRequested first = drawn(request().setCacheable(false).build(), "3");
    GenerationRequested second =
        GenerationRequested.newBuilder(again(first)).setCacheable(true).build();

    assertThat(find(second, first.getTenantId(), "3")).isEmpty();
  }

  @Test
  void aRequestDoesNotFindItself() throws Exception {
    GenerationRequested first = drawn(request().build(), "3");

    assertThat(find(first, first.getTenantId(), "3")).isEmpty();
  }

  @Test
  void aLockedTableMeansNotFoundAndTheNextSearchFinds() throws Exception {
    GenerationRequested first = drawn(request().build(), "3");
    try (Connection owner = TestDatabase.shared().connect();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("LOCK TABLE designs IN ACCESS EXCLUSIVE MODE");
      assertThat(find(again(first), first.getTenantId(), "3")).isEmpty();
      owner.rollback();
    }
    assertThat(find(again(first), first.getTenantId(), "3")).isPresent();
  }
}
