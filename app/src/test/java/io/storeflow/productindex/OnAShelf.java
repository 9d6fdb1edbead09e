package io.storeflow.productindex;

import io.storeflow.product.ProductSort;
import io.storeflow.productindex.Entry.Variant;
import io.storeflow.productindex.Facets.Facet;
import io.storeflow.productindex.Facets.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Products as plain words, by which a sieve is judged. */
abstract class OnAShelf {
  static final List<String> BRANDS = List.of("Ito", "Kato", "Mori");
  static final List<String> TAGS = List.of("new", "vegan", "gift", "sale");
  static final List<String> SIZES = List.of("S", "M", "L");
  static final List<String> COLOURS = List.of("red", "blue");

  /** A product as plain words. */
  record Plain(
      long id, long price, @Nullable String brand, Set<String> tags, List<Made> variants) {}

  record Made(@Nullable String size, @Nullable String colour, boolean buyable) {}

  final Terms terms = new Terms();

  static List<Long> ids(StoreIndex index, ProductSort sort) {
    return index.sorted(sort).mapToObj(place -> index.shelf().at(place).id()).toList();
  }

  static Wanted wanted(Narrowed narrowed, ProductSort sort) {
    return new Wanted(Among.ALL, "", narrowed, sort, true, 7, null);
  }

  static Wanted at(Wanted it, @Nullable String cursor) {
    return new Wanted(it.among(), "", it.narrowed(), it.sort(), true, it.size(), cursor);
  }

  static List<Facets.Value> values(Matches found, Kind kind, String name) {
    return found.facets().labels().stream()
        .filter(it -> it.kind() == kind && it.name().equals(name))
        .map(Facet::values)
        .findFirst()
        .orElse(List.of());
  }

  static List<Long> ids(List<Plain> shelf, Predicate<Plain> which) {
    return shelf.stream().filter(which).map(Plain::id).toList();
  }

  static Narrowed with(Narrowed narrowed, String option, String value) {
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

  static Narrowed anyChoice(Random random) {
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

  static List<String> some(List<String> all, Random random) {
    return all.stream().filter(it -> random.nextBoolean()).toList();
  }

  static Plain any(long id, Random random) {
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

  Entry entry(Plain it) {
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
