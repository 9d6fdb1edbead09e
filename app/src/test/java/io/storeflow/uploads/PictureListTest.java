package io.storeflow.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the buttons do to pictures that are put in order. */
class PictureListTest {
  @ParameterizedTest
  @CsvSource({
    "earlier-2, a c b d",
    "earlier-0, a b c d",
    "later-0, b a c d",
    "later-3, a b c d",
    "first-3, d a b c",
    "move-0-2, b c a d",
    "move-3-0, d a b c",
    "move-1-99, a c d b",
    "off-1, a -b c d",
    "show, a b c d",
    "earlier, a b c d",
    "earlier-9, a b c d",
    "earlier--1, a b c d",
    "move-1, a b c d",
    "move-1-x, a b c d",
    "earlier-99999999999, a b c d",
    "'', a b c d",
  })
  void doesWhatTheButtonSays(String act, String then) {
    assertThat(said(list("a", "b", "c", "d").after(act))).isEqualTo(then);
  }

  @Test
  void putsBackWhatWasTakenOff() {
    var off = list("a", "b").after("off-0");
    assertThat(off.left()).extracting(PictureRow::image).containsExactly("b");
    assertThat(said(off.after("back-0"))).isEqualTo("a b");
  }

  @Test
  void showsNoPictureTwiceAndNoneThatIsMissing() {
    assertThat(said(list("a", "", "b", "a").with(List.of("b", "c", "c", "")))).isEqualTo("a b c");
    assertThat(said(list("a", "b", "c").only(Set.of("c", "a")))).isEqualTo("a c");
  }

  private static PictureList list(String... ids) {
    return new PictureList(Stream.of(ids).map(id -> PictureRow.of(id, "")).toList());
  }

  private static String said(PictureList list) {
    return list.rows().stream()
        .map(row -> (row.isOut() ? "-" : "") + row.image())
        .collect(Collectors.joining(" "));
  }
}
