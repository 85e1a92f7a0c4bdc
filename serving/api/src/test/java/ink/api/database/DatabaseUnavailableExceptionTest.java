package ink.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUnavailableExceptionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "53100", "53300", "57P01", "57P03", "58030", "25006", "40P01", "57014"})
  void theDatabasesTroubleIsToldApart(String state) {
    SQLException e = new SQLException("x", state);
    assertThat(DatabaseUnavailableException.explains(e)).isTrue();
    assertThat(new DatabaseUnavailableException("now", e).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23503", "42P01", "22001", "57"})
  void fromOurMistakes(String state) {
    assertThat(DatabaseUnavailableException.explains(new SQLException("x", state))).isFalse();
  }

  @Test
  void noFreeConnectionHasNoState() {
    assertThat(DatabaseUnavailableException.explains(new SQLTransientConnectionException("x")))
        .isTrue();
    assertThat(DatabaseUnavailableException.explains(new SQLException("x"))).isFalse();
  }
}
