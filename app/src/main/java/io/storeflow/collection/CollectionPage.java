package io.storeflow.collection;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.label.UsedLabels;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the pages of collections show. */
@Component
class CollectionPage {
  private static final int FIRST = 12;
  private static final int WORDS = 100;

  private final CollectionQueries queries;
  private final Categories categories;
  private final UsedLabels labels;
  private final MessageSource messages;
  private final Clock clock;

  CollectionPage(
      CollectionQueries queries,
      Categories categories,
      UsedLabels labels,
      MessageSource messages,
      Clock clock) {
    this.queries = queries;
    this.categories = categories;
    this.labels = labels;
    this.messages = messages;
    this.clock = clock;
  }

  static String base(Store store) {
    return store.page("/collections");
  }

  CategoryTree categories(Store store) {
    return categories.tree(store);
  }

  String list(Store store, StoreAccess access, Model model) {
    model.addAttribute("found", queries.all(store));
    model.addAttribute("base", base(store));
    model.addAttribute("products", store.page("/products"));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    return "catalog/collections";
  }

  /**
   * The page of one; its form is in the model.
   *
   * @param shown with the rule whose products are shown
   * @param q words by which products are looked for that could be put in
   */
  String one(
      Store store,
      StoreAccess access,
      CollectionRow shown,
      CategoryTree tree,
      String q,
      Model model) {
    model.addAttribute("it", shown);
    model.addAttribute("base", base(store) + "/" + shown.publicId());
    model.addAttribute("all", base(store));
    model.addAttribute("products", store.page("/products"));
    model.addAttribute("shop", store.shop("/collections/" + shown.slug()));
    model.addAttribute("currency", store.currency());
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    if (shown.isByHand()) byHand(store, shown, q, model);
    else byRule(store, shown, tree, model);
    return "catalog/collection";
  }

  /** Words by which products are looked for, as many as are read. */
  static String words(String q) {
    return Typed.cut(Typed.line(q), WORDS);
  }

  private void byHand(Store store, CollectionRow shown, String q, Model model) {
    var words = words(q);
    var placed = queries.placed(store, shown.id());
    model.addAttribute("placed", placed);
    model.addAttribute("q", words);
    model.addAttribute(
        "candidates", words.isEmpty() ? List.of() : queries.found(store, shown.id(), words, FIRST));
  }

  private void byRule(Store store, CollectionRow shown, CategoryTree tree, Model model) {
    var p = only(store, PRODUCT);
    var which = RuleMatches.of(store, p, shown.rule(), tree, clock.instant());
    model.addAttribute("counts", queries.counted(store, p, which));
    model.addAttribute("matching", queries.first(store, p, which, FIRST));
    model.addAttribute("categories", tree.choices());
    model.addAttribute("labels", labels.of(store));
  }

  List<Choice> matches(Locale locale) {
    return List.of(
        Choice.of("all", say("collection.match.all", locale)),
        Choice.of("any", say("collection.match.any", locale)));
  }

  String say(String key, Locale locale, Object... with) {
    return messages.getMessage(key, with, locale);
  }
}
