package io.storeflow.productlist;

import io.storeflow.catalog.ProductRow;
import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.desk.Needs;
import io.storeflow.label.UsedLabels;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.paging.Page;
import io.storeflow.platform.ui.Chip;
import io.storeflow.platform.ui.Step;
import io.storeflow.product.ProductSort;
import io.storeflow.product.ProductState;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of products. */
@Controller
class ProductListController {
  private static final int SIZE = 50;

  /** As many as can be changed at once. */
  private static final int MOST = 100_000;

  private final ProductListQueries queries;
  private final Categories categories;
  private final UsedLabels labels;
  private final ProductLinks links;
  private final MessageSource messages;

  ProductListController(
      ProductListQueries queries,
      Categories categories,
      UsedLabels labels,
      ProductLinks links,
      MessageSource messages) {
    this.queries = queries;
    this.labels = labels;
    this.links = links;
    this.categories = categories;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/products")
  @Needs(Permission.SEE_PRODUCTS)
  String list(
      Store store,
      StoreAccess access,
      ProductListFilter filter,
      @RequestParam(required = false) @Nullable String cursor,
      Model model,
      Locale locale) {
    var base = store.page("/products");
    var counts = queries.counts(store);
    var known = categories.tree(store);
    var page = page(store, filter, known, cursor);
    var newer = page.newer();
    var older = page.older();
    model.addAttribute("base", base);
    model.addAttribute("shelves", store.page("/categories"));
    model.addAttribute("collections", store.page("/collections"));
    model.addAttribute("filter", filter);
    model.addAttribute("found", page.rows());
    model.addAttribute(
        "linked", links.following(store, page.rows().stream().map(ProductRow::id).toList()));
    model.addAttribute("total", counts.values().stream().mapToInt(Integer::intValue).sum());
    model.addAttribute("newer", newer == null ? null : filter.href(base, newer));
    model.addAttribute("older", older == null ? null : filter.href(base, older));
    model.addAttribute("tabs", tabs(filter, base, counts, locale));
    model.addAttribute("chips", chips(filter, base, known, locale));
    model.addAttribute("clear", filter.isSet() ? filter.cleared().href(base, null) : null);
    model.addAttribute("categories", known.choices());
    model.addAttribute("labels", labels.of(store));
    model.addAttribute("sorts", sorts(locale));
    model.addAttribute("stocks", stocks(locale));
    model.addAttribute("steps", steps(store, !known.isEmpty(), locale));
    boolean more = newer != null || older != null;
    model.addAttribute("query", filter.query());
    model.addAttribute("matching", more ? queries.matching(store, filter, known, MOST) : 0);
    model.addAttribute("cooks", store.trade() == Trade.RESTAURANT);
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    return "catalog/products";
  }

  /** A cursor of another list, from an old address, begins at the first page. */
  private Page<ProductRow> page(
      Store store, ProductListFilter filter, CategoryTree tree, @Nullable String cursor) {
    try {
      return queries.page(store, filter, tree, SIZE, cursor);
    } catch (Problem ofAnotherList) {
      return queries.page(store, filter, tree, SIZE, null);
    }
  }

  private List<Tab> tabs(
      ProductListFilter filter, String base, Map<ProductState, Integer> counts, Locale locale) {
    var tabs = new ArrayList<Tab>();
    long all = counts.values().stream().mapToLong(Integer::longValue).sum();
    var state = filter.state();
    var words = say("catalog.tab.all", locale);
    tabs.add(new Tab(words, filter.state("").href(base, null), all, "".equals(state)));
    for (var it : List.of(ProductState.ACTIVE, ProductState.DRAFT, ProductState.ARCHIVED)) {
      tabs.add(
          new Tab(
              say("ui.state.product." + it.code(), locale),
              filter.state(it.code()).href(base, null),
              (long) counts.getOrDefault(it, 0),
              it.code().equals(state)));
    }
    return tabs;
  }

  private List<Chip> chips(
      ProductListFilter filter, String base, CategoryTree known, Locale locale) {
    var chips = new ArrayList<Chip>();
    known
        .byPublicId(filter.category())
        .ifPresent(
            it ->
                chips.add(
                    new Chip(
                        say("catalog.category", locale),
                        it.words(),
                        filter.without("category").href(base, null))));
    label(chips, "tag", "catalog.tags", filter.tag(), filter, base, locale);
    label(chips, "brand", "catalog.brand", filter.brand(), filter, base, locale);
    label(chips, "type", "catalog.type", filter.type(), filter, base, locale);
    var stock = filter.stock();
    if (stock != null && !stock.isEmpty()) {
      chips.add(
          new Chip(
              say("catalog.stock", locale),
              say("catalog.stock." + stock, locale),
              filter.without("stock").href(base, null)));
    }
    if (ProductListFilter.SAFETY.equals(filter.missing()))
      chips.add(
          new Chip(
              say("brand.safety", locale),
              say("brand.safety.missing", locale),
              filter.without("missing").href(base, null)));
    return chips;
  }

  private void label(
      List<Chip> chips,
      String what,
      String words,
      @Nullable String value,
      ProductListFilter filter,
      String base,
      Locale locale) {
    if (value != null && !value.isEmpty())
      chips.add(new Chip(say(words, locale), value, filter.without(what).href(base, null)));
  }

  private List<Choice> sorts(Locale locale) {
    return Stream.of(ProductSort.values())
        .filter(ProductSort::isOfColumns)
        .map(it -> Choice.of(it.code(), say("catalog.sort." + it.word(), locale)))
        .toList();
  }

  private List<Choice> stocks(Locale locale) {
    return Stream.of("low", "out")
        .map(it -> Choice.of(it, say("catalog.stock." + it, locale)))
        .toList();
  }

  private List<Step> steps(Store store, boolean hasCategories, Locale locale) {
    var base = store.page("");
    return List.of(
        new Step(
            say("catalog.step.category", locale),
            say("catalog.step.category.hint", locale),
            base + "/categories",
            say(hasCategories ? "catalog.step.view" : "catalog.step.category.act", locale),
            hasCategories),
        new Step(
            say("catalog.step.product", locale),
            say("catalog.step.product.hint", locale),
            base + "/products/new",
            say("catalog.new", locale),
            false),
        new Step(
            say("import.step", locale),
            say("import.step.hint", locale),
            base + "/products/imports",
            say("import.button", locale),
            false));
  }

  private String say(String code, Locale locale) {
    return messages.getMessage(code, null, locale);
  }
}
