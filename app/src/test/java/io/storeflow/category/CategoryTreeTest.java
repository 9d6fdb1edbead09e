package io.storeflow.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.category.CategoryTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryTreeTest {
  private static CategoryRow row(long id, @Nullable Long parent, int products) {
    return new CategoryRow(id, parent, "c" + id, "s" + id, "T" + id, "", null, products, 1);
  }

  /** Food with noodles (ramen, udon) and tea; then home. Udon comes first of all rows. */
  private final CategoryTree tree =
      CategoryTree.of(
          List.of(
              row(4, 2L, 4),
              row(1, null, 1),
              row(5, 1L, 5),
              row(6, null, 6),
              row(2, 1L, 2),
              row(3, 2L, 3)));

  private Node node(long id) {
    return tree.byId(id).orElseThrow();
  }

  @Test
  void eachStandsBeforeThoseBelowItInTheirOrder() {
    assertThat(tree.nodes())
        .extracting(it -> it.row().id())
        .containsExactly(1L, 5L, 2L, 4L, 3L, 6L);
    assertThat(tree.nodes()).extracting(Node::level).containsExactly(0, 1, 1, 2, 2, 0);
    assertThat(node(4).words()).isEqualTo("T1 › T2 › T4");
  }

  @Test
  void countsItsOwnAndAllBelow() {
    assertThat(node(1).all()).isEqualTo(1 + 5 + 2 + 4 + 3);
    assertThat(node(2).all()).isEqualTo(2 + 4 + 3);
    assertThat(node(6).all()).isEqualTo(6);
  }

  @Test
  void knowsWhatIsAroundACategory() {
    assertThat(tree.idsWithin(node(2))).containsExactly(2L, 4L, 3L);
    assertThat(tree.below(node(1))).containsExactly(node(5), node(2));
    assertThat(tree.below(null)).containsExactly(node(1), node(6));
    assertThat(tree.path(node(3))).containsExactly(node(1), node(2), node(3));
    assertThat(tree.path(node(6))).containsExactly(node(6));
    assertThat(tree.depthBelow(node(1))).isEqualTo(2);
    assertThat(node(5).first()).isTrue();
    assertThat(node(2).last()).isTrue();
    assertThat(node(2).hasBelow()).isTrue();
    assertThat(node(3).hasBelow()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void isWithinExactlyThoseOnItsPath(int seed) {
    var random = new Random(seed);
    var rows = new ArrayList<CategoryRow>();
    for (long id = 1; id <= 60; id++)
      rows.add(row(id, random.nextInt(4) == 0 || id == 1 ? null : random.nextLong(1, id), 1));
    var any = CategoryTree.of(rows);
    assertThat(any.nodes()).hasSize(60);
    for (var one : any.nodes()) {
      for (var other : any.nodes())
        assertThat(any.within(one).contains(other)).isEqualTo(any.path(other).contains(one));
      assertThat(one.all()).isEqualTo(any.within(one).size());
      assertThat(any.path(one)).hasSize(one.level() + 1);
    }
  }
}
