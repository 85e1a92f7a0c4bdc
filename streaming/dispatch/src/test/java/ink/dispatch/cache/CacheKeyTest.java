package ink.dispatch.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ink.facts.GenerationRequested;
import ink.ids.IdType;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CacheKeyTest {

  private static GenerationRequested.Builder request(String prompt) {
    return GenerationRequested.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(IdType.TENANT.next())
        .setGenerationId(IdType.GENERATION.next())
        .setRequestedAt(Instant.EPOCH)
        .setDeadlineAt(Instant.EPOCH)
        .setLane("draft")
        .setPlan("pro")
        .setModel("ink-flash")
        .setPrompt(prompt)
        .setStyle("mandala")
        .setSeed(7)
        .setWidthPx(64)
        .setHeightPx(128)
        .setCacheable(true);
  }

  private static String key(String prompt) {
    return CacheKey.of(request(prompt).build());
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of("rose", "Rose", "é", "ñandú", "🦋", "蓮", "a", "b", "ab", "-", "\"")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> gaps() {
    return Arbitraries.of(" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u3000", " \n ");
  }

  @Property(tries = 300)
  void howWordsAreSpacedAndComposedMakesNoDifference(
      @ForAll("words") List<String> words,
      @ForAll("gaps") String gap,
      @ForAll("gaps") String around,
      @ForAll Normalizer.Form form) {
    String plain = String.join(" ", words);
    String other = around + String.join(gap, words) + around;
    if (form == Normalizer.Form.NFKC || form == Normalizer.Form.NFKD) {
      form = Normalizer.Form.NFD; // these change what is said
    }

    assertThat(key(Normalizer.normalize(other, form))).isEqualTo(key(plain));
  }

  @Property(tries = 300)
  void differentWordsAreDifferentRequests(
      @ForAll("words") List<String> one, @ForAll("words") List<String> other) {
    assertThat(key(String.join(" ", one)).equals(key(String.join(" ", other))))
        .isEqualTo(String.join(" ", one).equals(String.join(" ", other)));
  }

  @Property(tries = 300)
  void wordsDoNotMoveFromThePromptToTheNegativePrompt(@ForAll("words") List<String> words) {
    String all = String.join(" ", words);
    String first = words.get(0);
    String rest = String.join(" ", words.subList(1, words.size()));
    if (!rest.isEmpty()) {
      assertThat(CacheKey.of(request(first).setNegativePrompt(rest).build()))
          .isNotEqualTo(key(all));
    }
  }

  @Test
  void everyParameterCountsAndWhoAsksDoesNot() {
    String usual = key("a moth");
    assertThat(usual).matches("[0-9a-f]{64}").isEqualTo(key("a moth"));
    List<UnaryOperator<GenerationRequested.Builder>> changes =
        List.of(
            r -> r.setSeed(8),
            r -> r.setWidthPx(128).setHeightPx(64),
            r -> r.setStyle("botanical"),
            r -> r.setModel("ink-flash-draft"),
            r -> r.setNegativePrompt("text"));
    for (var change : changes) {
      assertThat(CacheKey.of(change.apply(request("a moth")).build())).isNotEqualTo(usual);
    }
    assertThat(
            CacheKey.of(
                request("a moth")
                    .setNegativePrompt("")
                    .setLane("final")
                    .setPlan("free")
                    .setStudioId("std_1")
                    .setBodyPart("calf")
                    .build()))
        .isEqualTo(usual);
  }

  @Test
  void whoOptedOutOrGaveNoSeedHasNoKey() {
    assertThat(CacheKey.of(request("a moth").setCacheable(null).build())).isNull();
    assertThat(CacheKey.of(request("a moth").setCacheable(false).build())).isNull();
  }
}
