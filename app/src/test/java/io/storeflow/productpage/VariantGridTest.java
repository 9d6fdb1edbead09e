package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of the lines when options and their values come and go. */
class VariantGridTest {
  static final VariantRow RAMEN = VariantRow.empty().filled(Fill.PRICE, "12.90");

  @Test
  void theLineOfAProductIsTheFirstOfItsValues() {
    var grid = sizes("S, M, L");
    assertThat(titles(grid)).containsExactly("S", "M", "L");
    assertThat(grid.rows()).extracting(VariantRow::price).containsOnly("12.90");
    assertThat(grid.rows().getFirst().sku()).isEqualTo("RAM-1");
    assertThat(grid.rows().get(1).sku()).isEmpty();
  }

  @Test
  void everyValueMeetsEveryOther() {
    var grid = colours(sizes("S, M"), "red; blue");
    assertThat(titles(grid)).containsExactly("S / red", "S / blue", "M / red", "M / blue");
    assertThat(grid.missing()).isEmpty();
  }

  @Test
  void oneMoreValueAddsItsLinesAndNoOthers() {
    var less = colours(sizes("S, M"), "red, blue").withOut(3, true);
    var grid = adding(less, 0, "L");
    assertThat(titles(grid))
        .containsExactly("S / red", "S / blue", "M / red", "M / blue", "L / red", "L / blue");
    assertThat(grid.rows().get(3).isOut()).isTrue();
  }

  @Test
  void aValueThatIsThereIsNotAddedAgain() {
    var grid = adding(sizes("Groß, Klein"), 0, "ＧＲＯＳＳ, klein , Riesig");
    assertThat(titles(grid)).containsExactly("Groß", "Klein", "Riesig");
  }

  @Test
  void linesGoWithTheirValueAndAreRemoved() {
    var grid = known(colours(sizes("S, M"), "red, blue")).withoutValue(0, 0);
    assertThat(shown(grid)).containsExactly("M / red", "M / blue");
    assertThat(grid.removed()).containsExactlyInAnyOrder("v0", "v1");
  }

  @Test
  void withoutAnOptionTheFirstLineOfEachStays() {
    var grid = known(colours(sizes("S, M"), "red, blue")).withoutOption(1);
    assertThat(shown(grid)).containsExactly("S", "M");
    assertThat(grid.removed()).containsExactlyInAnyOrder("v1", "v3");
    var none = grid.withoutOption(0);
    assertThat(none.options()).isEmpty();
    assertThat(none.rows().stream().filter(row -> !row.isOut())).hasSize(1);
    assertThat(none.removed()).containsExactlyInAnyOrder("v1", "v2", "v3");
  }

  @Test
  void theLastValueTakesItsOptionAlong() {
    assertThat(sizes("S").withoutValue(0, 0).options()).isEmpty();
  }

  @Test
  void whatIsLeftOutComesBackAsItWas() {
    var grid = known(sizes("S, M")).withOut(0, true);
    assertThat(grid.removed()).containsExactly("v0");
    assertThat(grid.withOut(0, false)).isEqualTo(known(sizes("S, M")));
  }

  @Test
  void whatHasNoLineIsNamedAndMade() {
    var full = colours(sizes("S, M"), "red, blue");
    var rows = new ArrayList<>(full.rows());
    rows.remove(1);
    var grid = new VariantGrid(full.options(), rows);
    assertThat(grid.missing()).containsExactly(List.of(0, 1));
    assertThat(titles(grid.withMissing()))
        .containsExactly("S / red", "S / blue", "M / red", "M / blue");
  }

  @Test
  void valuesMoveAndLinesFollow() {
    var grid = known(sizes("S, M, L")).withValueUp(0, 2);
    assertThat(titles(grid)).containsExactly("S", "L", "M");
    assertThat(grid.rows()).extracting(VariantRow::id).containsExactly("v0", "v2", "v1");
  }

  @Test
  void oneThingIsSetForTheTickedOrForAll() {
    var grid = sizes("S, M").filled(Fill.PRICE, "9", "");
    assertThat(grid.rows()).extracting(VariantRow::price).containsOnly("9");
    var off = sizes("S, M").filled(Fill.UNSOLD, "", "");
    assertThat(off.rows()).extracting(VariantRow::active).containsOnly(false);
    assertThat(off.rows()).extracting(VariantRow::tracked).containsOnly(false);
  }

  @Test
  void tooManyAreCountedNotMade() {
    var grid = sizes("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q");
    var more = pending(grid.withOption(), 1, "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16");
    assertThat(more.sizeWithAdded(Set.of())).isEqualTo(17 * 16);
  }

  @Test
  void blankOptionsAreLeftAway() {
    assertThat(sizes("S, M").withOption().tidy()).isEqualTo(sizes("S, M"));
  }

  private static VariantGrid sizes(String values) {
    var ramen =
        new VariantRow(
            "", "", false, false, "RAM-1", "12.90", "", "", "", "", "", false, "", "", "", false,
            "", true, "", "", "");
    return adding(
        named(new VariantGrid(List.of(), List.of(ramen)).withOption(), 0, "Size"), 0, values);
  }

  private static VariantGrid colours(VariantGrid grid, String values) {
    return adding(named(grid.withOption(), 1, "Colour"), 1, values);
  }

  private static VariantGrid named(VariantGrid grid, int at, String name) {
    var options = new ArrayList<>(grid.options());
    options.set(at, new OptionRow("", name, List.of(), ""));
    return new VariantGrid(options, grid.rows());
  }

  private static VariantGrid pending(VariantGrid grid, int at, String values) {
    var options = new ArrayList<>(grid.options());
    var option = options.get(at);
    options.set(at, new OptionRow(option.was(), option.name(), option.values(), values));
    return new VariantGrid(options, grid.rows());
  }

  private static VariantGrid adding(VariantGrid grid, int at, String values) {
    return pending(grid, at, values).withAdded(Set.of());
  }

  /** The same as it would be shown once it was saved: every line has an id. */
  private static VariantGrid known(VariantGrid grid) {
    var rows = new ArrayList<VariantRow>();
    for (var row : grid.rows())
      rows.add(
          new VariantRow(
              "v" + rows.size(),
              row.chosen(),
              false,
              false,
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              false,
              "",
              "",
              "",
              false,
              "",
              true,
              "",
              "",
              ""));
    return new VariantGrid(grid.options(), rows);
  }

  private static List<String> titles(VariantGrid grid) {
    return grid.rows().stream().map(grid::title).toList();
  }

  private static List<String> shown(VariantGrid grid) {
    return grid.rows().stream().filter(row -> !row.isOut()).map(grid::title).toList();
  }
}
