package io.storeflow.bulkedit;

import io.storeflow.bulkedit.PriceStep.Way;
import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.platform.code.Choice;
import io.storeflow.product.ProductState;
import io.storeflow.product.Rounding;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the pages of a change of many products show. */
@Component
class BulkEditPage {
  private static final int CHANGED = 50;
  private static final int REFUSED = 200;

  private final BulkEditQueries queries;
  private final BulkProducts products;
  private final Categories categories;
  private final MessageSource messages;

  BulkEditPage(
      BulkEditQueries queries,
      BulkProducts products,
      Categories categories,
      MessageSource messages) {
    this.queries = queries;
    this.products = products;
    this.categories = categories;
    this.messages = messages;
  }

  CategoryTree categories(Store store) {
    return categories.tree(store);
  }

  static String base(Store store) {
    return store.page("/products/bulk");
  }

  /** What is to be done is chosen; the form is in the model. */
  String draft(Store store, BulkEditRow edit, CategoryTree tree, Model model, Locale locale) {
    common(store, edit, model);
    model.addAttribute("currency", store.currency());
    model.addAttribute("ways", choices(Way.values(), "bulk.way.", locale));
    var roundings = Rounding.of(store.currency()).toArray(Rounding[]::new);
    model.addAttribute("roundings", choices(roundings, "bulk.rounding.", locale));
    model.addAttribute("states", choices(ProductState.values(), "ui.state.product.", locale));
    var places = new ArrayList<Choice>();
    places.add(Choice.of(BulkEditForm.NO_CATEGORY, say("catalog.category.none", locale)));
    places.addAll(tree.choices());
    model.addAttribute("categories", places);
    model.addAttribute(
        "featuring",
        Stream.of("yes", "no")
            .map(it -> Choice.of(it, say("bulk.featured." + it, locale)))
            .toList());
    return "catalog/bulk";
  }

  /** What would come of it is shown with the form. */
  void preview(Store store, BulkEditRow edit, BulkEdit wanted, CategoryTree tree, Model model) {
    var chosen = products.chosen(store, edit, BulkPreview.LOOKED);
    var looked = products.facts(store, products.within(store, chosen, BulkPreview.VARIANTS_LOOKED));
    var followed = wanted.archives() ? products.followed(store, looked) : Set.<String>of();
    model.addAttribute("preview", BulkPreview.of(store, wanted, looked, followed, tree));
    model.addAttribute("seen", wanted.digest(store.currency()));
  }

  /** What has come of it so far. */
  String result(Store store, BulkEditRow edit, Model model) {
    common(store, edit, model);
    model.addAttribute("changed", queries.told(store, edit, BulkOutcome.CHANGED, CHANGED));
    model.addAttribute("refused", queries.told(store, edit, BulkOutcome.REFUSED, REFUSED));
    return "catalog/bulk-done";
  }

  private static void common(Store store, BulkEditRow edit, Model model) {
    model.addAttribute("edit", edit);
    model.addAttribute("base", base(store) + "/" + edit.publicId());
    model.addAttribute("products", store.page("/products"));
  }

  private <E extends Enum<E> & io.storeflow.platform.code.Coded> List<Choice> choices(
      E[] values, String key, Locale locale) {
    return Stream.of(values).map(it -> Choice.of(it.code(), say(key + it.code(), locale))).toList();
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
