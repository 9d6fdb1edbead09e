package io.storeflow.importplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.category.CategoryRow;
import io.storeflow.category.CategoryTree;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategoryNamesTest {
  private static final CategoryTree TREE =
      CategoryTree.of(
          List.of(
              row(1, null, "Men"),
              row(2, 1L, "Shoes"),
              row(3, null, "Women"),
              row(4, 1L, "Hats"),
              row(5, 3L, "Hats")));

  private static CategoryRow row(long id, @Nullable Long parent, String title) {
    return new CategoryRow(id, parent, "c" + id, "s" + id, title, "", null, 0, 1);
  }

  @Test
  void onlyATitleAloneNamesOneThatStandsBelowOthers() {
    var names = new CategoryNames(TREE);
    assertThat(names.find(List.of("men", "SHOES"))).contains("c2");
    assertThat(names.find(List.of("Shoes"))).contains("c2");
    assertThat(names.find(List.of("Hats"))).as("there are two").isEmpty();
    assertThat(names.find(List.of("Women", "Shoes"))).isEmpty();
    assertThat(names.isNew(List.of("Women", "Shoes"))).isTrue();
  }

  /** The dry run did not see them, and in the run the first come to be before the last are read. */
  @Test
  void whatTheImportMadeIsNamedByAllItsTitles() {
    var names = new CategoryNames(TREE, Set.of("c1", "c2", "c4"));
    assertThat(names.find(List.of("Men", "Shoes"))).contains("c2");
    assertThat(names.find(List.of("Men"))).contains("c1");
    assertThat(names.find(List.of("Shoes"))).isEmpty();
    assertThat(names.find(List.of("Hats"))).as("the one that was there").contains("c5");
  }

  @Test
  void twoSpellingsOfOnePlannedAreOne() {
    var names = new CategoryNames(TREE);
    names.plan(List.of("Kleidung", "Hosen"));
    names.plan(List.of("kleidung", "Hemden"));
    assertThat(names.planned()).hasSize(3);
    names.made(List.of("Kleidung"), "c9");
    assertThat(names.exact(List.of("kleidung"))).contains("c9");
    assertThat(names.planned()).hasSize(2);
  }
}
