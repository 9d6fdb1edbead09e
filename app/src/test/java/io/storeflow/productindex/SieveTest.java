package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.product.ProductSort;
import io.storeflow.productindex.Facets.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sieve finds and counts what somebody would who looked at each product by hand. */
class SieveTest extends OnAShelf {
  @Test
  void findsAndCountsAsByHand() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var shelf = IntStream.range(1, 60).mapToObj(id -> any(id, random)).toList();
      var index = StoreIndex.of(terms, shelf.stream().map(this::entry).toList());
      var narrowed = anyChoice(random);
      var wanted = wanted(narrowed, ProductSort.SHELF);

      var found = Matches.of(index, wanted, it -> true, null);

      assertThat(found.entries())
          .as("seed " + seed + " " + narrowed)
          .extracting(Entry::id)
          .containsExactlyInAnyOrderElementsOf(ids(shelf, it -> fits(it, narrowed)));
      var withoutBrand =
          new Narrowed(
              narrowed.from(),
              narrowed.to(),
              narrowed.available(),
              List.of(),
              narrowed.tags(),
              narrowed.options());
      for (var value : values(found, Kind.BRAND, ""))
        assertThat(value.count())
            .isEqualTo(
                ids(shelf, it -> fits(it, withoutBrand) && value.value().equals(it.brand()))
                    .size());
      var options = new TreeMap<>(narrowed.options());
      options.remove("Size");
      var withoutSize =
          new Narrowed(
              narrowed.from(),
              narrowed.to(),
              narrowed.available(),
              narrowed.brands(),
              narrowed.tags(),
              options);
      for (var value : values(found, Kind.OPTION, "Size"))
        assertThat(value.count())
            .as("seed " + seed + " size " + value.value() + " " + narrowed)
            .isEqualTo(ids(shelf, it -> fits(it, with(withoutSize, "Size", value.value()))).size());
      assertThat(found.facets().available())
          .isEqualTo(ids(shelf, it -> fits(it, narrowed.available(true))).size());
    }
  }

  @Test
  void takesTwoSpellingsForOne() {
    var index =
        StoreIndex.of(
            terms,
            List.of(
                entry(new Plain(1, 100, "Ippodo", Set.of(), List.of())),
                entry(new Plain(2, 100, "IPPODO", Set.of(), List.of())),
                entry(new Plain(3, 100, "Marukyu", Set.of(), List.of()))));

    var chosen = Narrowed.labels(Map.of("brand", new String[] {"ippodo", "Ippodo", ""}));
    var found = Matches.of(index, wanted(chosen, ProductSort.SHELF), it -> true, null);

    assertThat(chosen.brands()).containsExactly("ippodo");
    assertThat(found.entries()).extracting(Entry::id).containsExactly(1L, 2L);
    assertThat(values(found, Kind.BRAND, ""))
        .extracting(Facets.Value::value, Facets.Value::count, Facets.Value::chosen)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("IPPODO", 2, true),
            org.assertj.core.groups.Tuple.tuple("Marukyu", 1, false));
  }

  private static boolean fits(Plain it, Narrowed narrowed) {
    if (narrowed.from() != null && it.price() < narrowed.from()) return false;
    if (narrowed.to() != null && it.price() > narrowed.to()) return false;
    if (!narrowed.brands().isEmpty() && !narrowed.brands().contains(String.valueOf(it.brand())))
      return false;
    if (!narrowed.tags().isEmpty() && narrowed.tags().stream().noneMatch(it.tags()::contains))
      return false;
    var sizes = narrowed.options().getOrDefault("Size", List.of());
    var colours = narrowed.options().getOrDefault("Colour", List.of());
    if (!narrowed.available() && sizes.isEmpty() && colours.isEmpty()) return true;
    return it.variants().stream()
        .anyMatch(
            made ->
                (!narrowed.available() || made.buyable())
                    && (sizes.isEmpty() || sizes.contains(String.valueOf(made.size())))
                    && (colours.isEmpty() || colours.contains(String.valueOf(made.colour()))));
  }
}
