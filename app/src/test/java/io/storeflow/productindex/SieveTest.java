package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.product.ProductSort;
import io.storeflow.productindex.Entry.Variant;
import io.storeflow.productindex.Facets.Facet;
import io.storeflow.productindex.Facets.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sieve finds and counts what somebody would who looked at each product by hand. */
class SieveTest {
  private static final List<String> BRANDS = List.of("Ito", "Kato", "Mori");
  private static final List<String> TAGS = List.of("new", "vegan", "gift", "sale");
  private static final List<String> SIZES = List.of("S", "M", "L");
  private static final List<String> COLOURS = List.of("red", "blue");

  /** A product as plain words. */
  private record Plain(
      long id, long price, @Nullable String brand, Set<String> tags, List<Made> variants) {}

  private record Made(@Nullable String size, @Nullable String colour, boolean buyable) {}

  private final Terms terms = new Terms();

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

  private static List<Long> ids(StoreIndex index, ProductSort sort) {
    return index.sorted(sort).mapToObj(place -> index.shelf().at(place).id()).toList();
  }

  private static Wanted wanted(Narrowed narrowed, ProductSort sort) {
    return new Wanted(Among.ALL, "", narrowed, sort, true, 7, null);
  }

  private static Wanted at(Wanted it, @Nullable String cursor) {
    return new Wanted(it.among(), "", it.narrowed(), it.sort(), true, it.size(), cursor);
  }

  private static List<Facets.Value> values(Matches found, Kind kind, String name) {
    return found.facets().labels().stream()
        .filter(it -> it.kind() == kind && it.name().equals(name))
        .map(Facet::values)
        .findFirst()
        .orElse(List.of());
  }

  private static List<Long> ids(List<Plain> shelf, Predicate<Plain> which) {
    return shelf.stream().filter(which).map(Plain::id).toList();
  }

  private static Narrowed with(Narrowed narrowed, String option, String value) {
    var options = new TreeMap<>(narrowed.options());
    options.put(option, List.of(value));
    return new Narrowed(
        narrowed.from(),
        narrowed.to(),
        narrowed.available(),
        narrowed.brands(),
        narrowed.tags(),
        options);
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

  private static Narrowed anyChoice(Random random) {
    var options = new TreeMap<String, List<String>>();
    if (random.nextInt(2) == 0) options.put("Size", some(SIZES, random));
    if (random.nextInt(3) == 0) options.put("Colour", some(COLOURS, random));
    options.values().removeIf(List::isEmpty);
    return new Narrowed(
        random.nextInt(3) == 0 ? 30L : null,
        random.nextInt(3) == 0 ? 70L : null,
        random.nextInt(3) == 0,
        random.nextInt(3) == 0 ? some(BRANDS, random) : List.of(),
        random.nextInt(3) == 0 ? some(TAGS, random) : List.of(),
        options);
  }

  private static List<String> some(List<String> all, Random random) {
    return all.stream().filter(it -> random.nextBoolean()).toList();
  }

  private static Plain any(long id, Random random) {
    var variants = new ArrayList<Made>();
    int count = random.nextInt(5);
    boolean sized = random.nextInt(4) > 0;
    for (int i = 0; i < count; i++)
      variants.add(
          new Made(
              sized ? SIZES.get(random.nextInt(3)) : null,
              random.nextBoolean() ? COLOURS.get(random.nextInt(2)) : null,
              random.nextInt(3) > 0));
    int brand = random.nextInt(4);
    return new Plain(
        id,
        10L * random.nextInt(10),
        brand == 3 ? null : BRANDS.get(brand),
        Set.copyOf(some(TAGS, random)),
        variants);
  }

  private Entry entry(Plain it) {
    var variants =
        it.variants().stream()
            .map(
                made -> {
                  var values = new ArrayList<Term>();
                  if (made.size() != null)
                    values.add(terms.option("Size", made.size(), SIZES.indexOf(made.size())));
                  if (made.colour() != null) values.add(terms.option("colour", made.colour(), 1));
                  return new Variant(made.buyable(), values.toArray(Term[]::new));
                })
            .toList();
    return Entry.of(
        it.id(),
        it.price(),
        null,
        (int) (it.id() % 7),
        it.brand() == null ? null : terms.brand(BRANDS.indexOf(it.brand()), it.brand()),
        it.tags().stream().sorted().map(terms::tag).toList(),
        variants,
        "title " + it.id() % 13 + "\n");
  }
}
