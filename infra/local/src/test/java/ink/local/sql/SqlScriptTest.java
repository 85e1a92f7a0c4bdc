package ink.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {
  @Test
  void oneStatementNeedsNoSemicolon() {
    assertThat(SqlScript.statements("select 1")).containsExactly("select 1");
    assertThat(SqlScript.statements("select 1;\n")).containsExactly("select 1");
  }

  @Test
  void statementsKeepTheirPlaceSoThatMessagesNameTheRightLine() {
    assertThat(SqlScript.statements("select 1;\nselect\n 2 ; select 3"))
        .containsExactly("select 1", " ".repeat(9) + "\nselect\n 2", "\n\n     select 3");
  }

  @Test
  void aSemicolonInAStringANameOrACommentEndsNothing() {
    String text = "select 'a;''b' as \"x;y\" -- c;d\n /* e;f */ from t";
    assertThat(SqlScript.statements(text)).containsExactly(text);
  }

  @Test
  void commentsAndSpacesAloneAreNoStatement() {
    assertThat(SqlScript.statements("-- Which?\n;; /* nothing */ ;\n")).isEmpty();
    assertThat(SqlScript.statements("-- Which?\nselect 1;\n-- the end")).hasSize(1);
  }

  @Test
  void whatIsNotClosedGoesToTheServerAsItIs() {
    assertThat(SqlScript.statements("select 'a; b")).containsExactly("select 'a; b");
    assertThat(SqlScript.statements("select 1 /* a; b")).containsExactly("select 1 /* a; b");
  }
}
