package ink.bench.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Streams;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class FactMixTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void isTheSameForTheSameSeedAndNumbersItsFacts() {
    FactMix mix = new FactMix(5, "a");
    Set<Object> kinds = new HashSet<>();
    for (int n = 0; n < 400; n++) {
      SpecificRecord fact = mix.fact(n, NOON);
      assertThat(fact).isEqualTo(new FactMix(5, "a").fact(n, NOON));
      assertThat(mix.number((String) fact.get(0))).isEqualTo(n);
      kinds.add(Streams.of(fact.getClass()));
    }
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(FactMix.streams());
    assertThat(new FactMix(6, "a").fact(1, NOON)).isNotEqualTo(mix.fact(1, NOON));
    assertThat(mix.number("b_1")).isEqualTo(-1);
  }
}
