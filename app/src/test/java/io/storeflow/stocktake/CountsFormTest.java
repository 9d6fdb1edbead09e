package io.storeflow.stocktake;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of the numbers of a page are counted. */
class CountsFormTest {
  @Test
  void takesWhatWasTypedAndLeavesWhatStoodThere() {
    var form = form(null, line("a", "1 200", "8"), line("b", "9", "9"), line("c", " ", "7"));
    assertThat(form.units()).containsExactly(entry("a", 1200));
    assertThat(form.isRead()).isTrue();
  }

  @Test
  void takesTheOneWhoseButtonWasPressedAsItStands() {
    var form = form("b", line("a", "", ""), line("b", "9", "9"));
    assertThat(form.units()).containsOnlyKeys("b");
    assertThat(form("a", line("a", "", "")).isRead()).as("set to nothing").isFalse();
  }

  @Test
  void knowsWhatWasWrittenInAnotherWayForTheSame() {
    assertThat(form(null, line("a", " 1 200 ", "1200")).typed()).isEmpty();
  }

  @Test
  void keepsWhatIsNoNumber() {
    var form = form(null, line("a", "4", ""), line("b", "a few", "9"));
    assertThat(form.isRead()).isFalse();
    assertThat(form.typed()).containsEntry("b", "a few").containsEntry("a", "4");
  }

  private static CountsForm form(@Nullable String set, CountLine... lines) {
    return new CountsForm(set, "todo", null, List.of(lines));
  }

  private static CountLine line(String variant, String units, String was) {
    return new CountLine(variant, units, was, null);
  }
}
