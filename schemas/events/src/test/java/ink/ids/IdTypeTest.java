package ink.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IdTypeTest {

  @Test
  void sortsByAge() {
    String older = IdType.GENERATION.at(Instant.ofEpochMilli(1_000));
    String newer = IdType.GENERATION.at(Instant.ofEpochMilli(1_001));
    assertThat(older).isLessThan(newer);
  }

  @Test
  void isNeverTheSameTwice() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(IdType.EVENT.next());
    }
    assertThat(ids).hasSize(10_000);
  }

  @Test
  void derivesTheSameIdFromTheSameParts() {
    Instant then = Instant.parse("2026-11-22T10:00:00Z");
    // Pinned: ids that were derived once must be derived again after every release.
    assertThat(IdType.BOOKING.derived(then, "con_1", "abc"))
        .isEqualTo("bkg_01m81b5h8037tk4bdj4s7sbnng")
        .matches(IdType.BOOKING::matches);
    assertThat(IdType.BOOKING.derived(then, "con_1a", "bc"))
        .isNotEqualTo(IdType.BOOKING.derived(then, "con_1", "abc"));
  }

  @Property
  void tellsWhenItWasMade(@ForAll @LongRange(min = 0, max = 281_474_976_710_655L) long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    String id = IdType.DESIGN.at(instant);
    assertThat(IdType.madeAt(id)).isEqualTo(instant);
    assertThat(IdType.DESIGN.matches(id)).isTrue();
  }

  @Test
  void refusesAnIdOfAnotherKindAndSaysWhatOneLooksLike() {
    assertThatThrownBy(() -> IdType.GENERATION.require(IdType.DESIGN.next()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "not the id of a generation: it starts with gen_ and has 26 characters after it");
    assertThat(IdType.GENERATION.matches("gen_01k9zq4x3v8m2c5r7t1n6b0d4")).isFalse();
    assertThat(IdType.GENERATION.matches("gen_01k9zq4x3v8m2c5r7t1n6b0dil")).isFalse();
    assertThat(IdType.GENERATION.matches("gen-01k9zq4x3v8m2c5r7t1n6b0d4h")).isFalse();
  }
}
