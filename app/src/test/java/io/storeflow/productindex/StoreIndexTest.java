package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.product.ProductSort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The index of a store in its orders, by its pages and after changes. */
class StoreIndexTest extends OnAShelf {
  @Test
  void putsWhatIsSoldOutLastInEachOrderAndPagesMeetBothWays() {
    var random = new Random(7);
    var shelf = IntStream.range(1, 100).mapToObj(id -> any(id, random)).toList();
    var index = StoreIndex.of(terms, shelf.stream().map(this::entry).toList());
    for (var sort : ProductSort.values()) {
      var list = wanted(Narrowed.NOT, sort);
      var all = Matches.of(index, list, it -> true, null);
      assertThat(all.entries()).isSortedAccordingTo(all.by());
      var buyable = java.util.Arrays.stream(all.entries()).map(Entry::buyable).toList();
      assertThat(buyable.lastIndexOf(true)).isLessThan(buyable.indexOf(false));

      var forth = new ArrayList<Long>();
      var pages = new ArrayList<List<Long>>();
      String cursor = null;
      String back;
      do {
        var page = all.page(at(list, cursor), "list");
        forth.addAll(page.rows());
        pages.add(page.rows());
        cursor = page.older();
        back = page.newer();
      } while (cursor != null);
      assertThat(forth).as(sort.code()).hasSize(99).doesNotHaveDuplicates();
      for (int i = pages.size() - 2; i >= 0; i--) {
        var page = all.page(at(list, back), "list");
        assertThat(page.rows()).isEqualTo(pages.get(i));
        back = page.newer();
      }
      assertThat(back).isNull();
    }
  }

  @Test
  void hasOtherPricesAsIfItWasReadWithThem() {
    var random = new Random(5);
    var shelf = IntStream.range(1, 200).mapToObj(id -> any(id, random)).toList();
    var index = StoreIndex.of(terms, shelf.stream().map(this::entry).toList());
    var priced = index.priced(it -> it.id() % 3 == 0 ? 1000 - it.id() : 2 * it.price());
    var again =
        StoreIndex.of(
            terms,
            shelf.stream()
                .map(this::entry)
                .map(it -> it.priced(it.id() % 3 == 0 ? 1000 - it.id() : 2 * it.price()))
                .toList());
    for (var sort : ProductSort.values()) assertThat(ids(priced, sort)).isEqualTo(ids(again, sort));
    for (int i = 0; i < 50; i++) {
      var wanted = wanted(anyChoice(random).price(40L, 900L), ProductSort.PRICE_DOWN);
      var found = Matches.of(priced, wanted, it -> true, null);
      var expected = Matches.of(again, wanted, it -> true, null);
      assertThat(found.entries())
          .extracting(Entry::id)
          .containsExactly(
              java.util.Arrays.stream(expected.entries()).map(Entry::id).toArray(Long[]::new));
      assertThat(found.facets()).isEqualTo(expected.facets());
    }
  }

  @Test
  void isAfterChangesAsIfItWasReadAgain() {
    var random = new Random(3);
    var shelf = new TreeMap<Long, Plain>();
    for (long id = 1; id < 50; id++) shelf.put(id, any(id, random));
    var index = StoreIndex.of(terms, shelf.values().stream().map(this::entry).toList());
    for (int round = 0; round < 100; round++) {
      var touched = new HashSet<Long>();
      for (int i = 0; i < 5; i++) touched.add(1L + random.nextInt(60));
      var changed = new ArrayList<Entry>();
      for (long id : touched) {
        shelf.remove(id);
        if (random.nextInt(4) > 0) shelf.put(id, any(id, random));
        if (shelf.containsKey(id)) changed.add(entry(shelf.get(id)));
      }
      index = index.with(touched, changed);
      var again = StoreIndex.of(terms, shelf.values().stream().map(this::entry).toList());
      for (var sort : ProductSort.values())
        assertThat(ids(index, sort)).isEqualTo(ids(again, sort));
      assertThat(index.weight()).isEqualTo(again.weight());
      var wanted = wanted(anyChoice(random), ProductSort.TITLE);
      var found = Matches.of(index, wanted, it -> true, null);
      var expected = Matches.of(again, wanted, it -> true, null);
      assertThat(found.entries())
          .extracting(Entry::id)
          .containsExactly(
              java.util.Arrays.stream(expected.entries()).map(Entry::id).toArray(Long[]::new));
      assertThat(found.facets()).isEqualTo(expected.facets());
    }
  }
}
