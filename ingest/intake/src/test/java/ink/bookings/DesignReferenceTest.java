package ink.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import ink.ids.IdType;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DesignReferenceTest {
  private final String design = IdType.DESIGN.next();

  @Test
  void theFirstDesignInATextIsFound() {
    String other = IdType.DESIGN.next();

    assertThat(DesignReference.in("Please do " + design + ", not " + other + "."))
        .isEqualTo(design);
    assertThat(DesignReference.in("(" + design.toUpperCase(Locale.ROOT) + ")")).isEqualTo(design);
  }

  @Test
  void whatOnlyLooksLikeADesignIsNone() {
    assertThat(DesignReference.in(null)).isNull();
    assertThat(DesignReference.in("my design")).isNull();
    assertThat(DesignReference.in("x" + design)).isNull();
    assertThat(DesignReference.in(design + "0")).isNull();
    assertThat(DesignReference.in("dsg_uuuuuuuuuuuuuuuuuuuuuuuuuu or " + design)).isEqualTo(design);
  }

  @Test
  void textIsMadeSoThatPostgresqlHoldsIt() {
    assertThat(BookingText.clean(" a\0b ")).isEqualTo("ab");
    assertThat(BookingText.clean("\0")).isNull();
    assertThat(BookingText.joined("a", "b")).isEqualTo("a\nb");
    assertThat(BookingText.joined(null, "b")).isEqualTo("b");
    assertThat(BookingText.joined("a", null)).isEqualTo("a");
  }
}
