package games.kickoff.core.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.BoardCursor;
import games.kickoff.core.result.MatchCursor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  @Property
  void aCursorComesBackAsItWas(@ForAll int thousandths) {
    BoardCursor cursor = new BoardCursor(thousandths / 1000.0, new PlayerId("p:1@x"));

    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    assertThat(BoardCursor.parse(cursor.text())).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "!", "bm8", "N2ZmODAwMDAwMDAwMDAwMCBw", "N2ZmMDAwMDAwMDAwMDAwMCBw", "eCB5"})
  void anythingElseIsToldSo(String text) {
    assertThatThrownBy(() -> BoardCursor.parse(text))
        .hasMessage("unknown cursor; leave it out for the first page");
    assertThatThrownBy(() -> MatchCursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
