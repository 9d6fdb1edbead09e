package io.storeflow.shoplist;

import io.storeflow.forsale.ShopCatalogue.Listed;
import io.storeflow.pagecache.ListParameters;
import io.storeflow.platform.locale.TextLanguage;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductSort;
import io.storeflow.productindex.Facets;
import io.storeflow.productindex.Facets.Facet;
import io.storeflow.productindex.Facets.Kind;
import io.storeflow.shoplist.Panel.Chip;
import io.storeflow.shoplist.Panel.Filters;
import io.storeflow.shoplist.Panel.Group;
import io.storeflow.shoplist.Panel.More;
import io.storeflow.shoplist.Panel.Price;
import io.storeflow.shoplist.Panel.Sort;
import io.storeflow.shoplist.Panel.Tick;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes what stands beside a list: how many there are, the orders, the filters. */
@Component
class Panels {
  /** Products of a list that is short enough to be seen at a glance. */
  private static final int GLANCE = 6;

  /** Labels of a kind that are seen at once, and how few more are not worth a click. */
  private static final int SHOWN = 20;

  private static final int SOME_MORE = 4;

  /** What people see in a price that is written as here; minor units. */
  private static final long SAMPLE = 1290;

  private final MessageSource messages;

  Panels(MessageSource messages) {
    this.messages = messages;
  }

  Panel of(Store store, String q, Asked asked, Address address, Listed listed) {
    var chips = chips(store, asked, address);
    boolean few = listed.total() <= GLANCE && asked.isPlain();
    return new Panel(
        address.path(),
        q.isEmpty() ? null : q,
        say(store, "shop.list.total", listed.total()),
        few && listed.total() < 2 ? List.of() : sorts(store, asked.sort()),
        few ? null : filters(store, asked, listed.facets(), chips.size()),
        chips,
        address.plain().toString());
  }

  private List<Sort> sorts(Store store, ProductSort chosen) {
    return Stream.of(ProductSort.values())
        .map(it -> new Sort(it.code(), say(store, "shop.sort." + it.word()), it == chosen))
        .toList();
  }

  private Filters filters(Store store, Asked asked, Facets facets, int inForce) {
    return new Filters(
        inForce == 0 ? say(store, "shop.filter") : say(store, "shop.filter.on", inForce),
        new Price(asked.from(), hint(store, facets.lowest())),
        new Price(asked.to(), hint(store, up(store, facets.highest()))),
        asked.priceWrong() ? say(store, "shop.filter.price.wrong", sample(store)) : null,
        asked.priceWrong() ? "" : null,
        Stream.concat(
                Stream.of(new Group(null, null, List.of(available(store, asked, facets)))),
                facets.labels().stream().map(it -> group(store, it)))
            .toList());
  }

  private Tick available(Store store, Asked asked, Facets facets) {
    return new Tick(
        "f-" + ListParameters.AVAILABLE,
        ListParameters.AVAILABLE,
        "true",
        say(store, "shop.filter.available"),
        Integer.toString(facets.available()),
        asked.narrowed().available() ? "true" : null,
        null);
  }

  private Group group(Store store, Facet facet) {
    var ticks = facet.values().stream().map(it -> tick(store, facet, it)).toList();
    boolean option = facet.kind() == Kind.OPTION;
    var title = option ? facet.name() : say(store, key(facet.kind()));
    var lang = option ? lang(store, title) : null;
    if (ticks.size() <= SHOWN + SOME_MORE) return new Group(title, lang, ticks);
    var rest = ticks.subList(SHOWN, ticks.size()).stream();
    // What few have is looked for by its name.
    var byName = Collator.getInstance(store.locale());
    var found = (option ? rest : rest.sorted(Comparator.comparing(Tick::text, byName))).toList();
    var more = say(store, "shop.filter.more", found.size());
    return new Group(title, lang, ticks.subList(0, SHOWN), new More(more, found));
  }

  private static String key(Kind kind) {
    return kind == Kind.BRAND ? "shop.filter.brand" : "shop.filter.tag";
  }

  private static Tick tick(Store store, Facet facet, Facets.Value value) {
    var field = facet.field();
    return new Tick(
        "f-" + Integer.toHexString((field + "\n" + value.value()).hashCode()),
        field,
        value.value(),
        value.value(),
        Integer.toString(value.count()),
        value.chosen() ? "true" : null,
        lang(store, value.value()));
  }

  private static @Nullable String lang(Store store, String text) {
    return TextLanguage.on(store.locale(), text, store.texts());
  }

  private List<Chip> chips(Store store, Asked asked, Address address) {
    return address.parts().stream()
        .filter(it -> !it.name().equals("q") && !it.name().equals(ListParameters.SORT))
        .map(
            it -> {
              var text = chip(store, asked, it);
              var without = address.without(it.name(), it.value()).toString();
              return new Chip(text, without, say(store, "shop.filter.remove", text));
            })
        .toList();
  }

  private String chip(Store store, Asked asked, Address.Part part) {
    return switch (part.name()) {
      case ListParameters.FROM ->
          price(store, "shop.filter.price.from", Asked.minor(asked.from(), store), part);
      case ListParameters.TO ->
          price(store, "shop.filter.price.upto", Asked.minor(asked.to(), store), part);
      case ListParameters.AVAILABLE -> say(store, "shop.filter.available");
      default -> part.value();
    };
  }

  /** As it was typed where it cannot be read. */
  private String price(Store store, String key, @Nullable Long minor, Address.Part part) {
    var said = minor == null ? part.value() : store.money(minor).format(store.locale());
    return say(store, key, said);
  }

  private static String sample(Store store) {
    return store.money(SAMPLE).format(store.locale());
  }

  private static String hint(Store store, @Nullable Long minor) {
    return minor == null ? "" : store.money(minor).format(store.locale());
  }

  /** No price is above it, and it is a whole unit of the currency. */
  private static @Nullable Long up(Store store, @Nullable Long minor) {
    if (minor == null) return null;
    var whole = new BigDecimal(store.money(minor).plain()).setScale(0, RoundingMode.CEILING);
    return Money.ofPlain(whole.toPlainString(), store.currency()).minor();
  }

  private String say(Store store, String key, Object... with) {
    return messages.getMessage(key, with, store.locale());
  }
}
