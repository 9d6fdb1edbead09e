package io.storeflow.foodpage;

import io.storeflow.allergen.Additive;
import io.storeflow.allergen.AllergenGroup;
import io.storeflow.allergen.Food;
import io.storeflow.desk.Needs;
import io.storeflow.foodpage.FoodStatements.Stated;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Seen;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.frame.Flash;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.sharing.ProductLinks.Around;
import io.storeflow.sharing.StatementFollowers.StatedAtSource;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Allergens and additives of a product, and of a modifier. */
@Controller
class FoodController {
  private static final String PRODUCT = "/s/{store}/products/{product}/food";
  private static final String MODIFIER = "/s/{store}/modifiers/one/{modifier}/food";

  private final FoodStatements statements;
  private final ProductLinks links;
  private final MessageSource messages;

  FoodController(FoodStatements statements, ProductLinks links, MessageSource messages) {
    this.statements = statements;
    this.links = links;
    this.messages = messages;
  }

  @GetMapping(PRODUCT)
  @Needs(Permission.SEE_PRODUCTS)
  String ofProduct(Store store, StoreAccess access, @PathVariable String product, Model model) {
    var stated = statements.ofProduct(store, product);
    model.addAttribute("food", FoodForm.of(stated.food()));
    return page(
        store, access, stated, around(store, access, stated), "/products/" + product, model);
  }

  @PostMapping(PRODUCT)
  @Needs(Permission.EDIT_PRODUCTS)
  String stateOfProduct(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String product,
      @ModelAttribute("food") FoodForm form,
      BindingResult errors,
      HttpServletResponse response,
      Model model,
      Locale locale,
      RedirectAttributes redirect) {
    var stated = statements.ofProduct(store, product);
    var back = "/products/" + product;
    if (!said(
        form,
        errors,
        response,
        model,
        (seen, it) -> statements.stateOfProduct(store, product, seen, it, actor),
        () -> statements.ofProduct(store, product)))
      return page(store, access, stated, around(store, access, stated), back, model);
    return done(store, stated, back, locale, redirect);
  }

  @GetMapping(MODIFIER)
  @Needs(Permission.SEE_PRODUCTS)
  String ofModifier(Store store, StoreAccess access, @PathVariable String modifier, Model model) {
    var stated = statements.ofModifier(store, modifier);
    model.addAttribute("food", FoodForm.of(stated.food()));
    return page(store, access, stated, Around.NOTHING, "/modifiers/" + stated.subject(), model);
  }

  @PostMapping(MODIFIER)
  @Needs(Permission.EDIT_PRODUCTS)
  String stateOfModifier(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String modifier,
      @ModelAttribute("food") FoodForm form,
      BindingResult errors,
      HttpServletResponse response,
      Model model,
      Locale locale,
      RedirectAttributes redirect) {
    var stated = statements.ofModifier(store, modifier);
    var back = "/modifiers/" + stated.subject();
    if (!said(
        form,
        errors,
        response,
        model,
        (seen, it) -> statements.stateOfModifier(store, modifier, seen, it, actor),
        () -> statements.ofModifier(store, modifier)))
      return page(store, access, stated, Around.NOTHING, back, model);
    return done(store, stated, back, locale, redirect);
  }

  private Around around(Store store, StoreAccess access, Stated stated) {
    return links.around(store, access, stated.id());
  }

  /**
   * Whether it was right, and so is kept.
   *
   * @param now reads what is stated once somebody else was faster
   */
  private boolean said(
      FoodForm form,
      BindingResult errors,
      HttpServletResponse response,
      Model model,
      BiConsumer<String, Food> keep,
      Supplier<Stated> now) {
    var food = form.read(errors);
    try {
      if (!errors.hasErrors()) keep.accept(Objects.requireNonNullElse(form.version(), ""), food);
    } catch (StaleForm stale) {
      var mine = FoodForm.of(food, form.version());
      var theirs = FoodForm.of(now.get().food());
      Overtaken.show(mine, theirs, FoodForm.FIELDS, "food", this::words, model, response);
      return false;
    } catch (StatedAtSource linked) {
      errors.reject("food.linked.refused");
    }
    if (errors.hasErrors()) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return !errors.hasErrors();
  }

  private String words(String field, @Nullable Object value) {
    var key =
        switch (field) {
          case "statement" -> "food.statement.";
          case "additive" -> "allergen.additive.";
          default -> "allergen.";
        };
    var codes = value instanceof List<?> many ? many : List.of(Seen.text(value));
    var locale = LocaleContextHolder.getLocale();
    return codes.stream()
        .map(it -> messages.getMessage(key + it, null, locale))
        .collect(Collectors.joining(", "));
  }

  private String page(
      Store store, StoreAccess access, Stated stated, Around link, String back, Model model) {
    var locale = LocaleContextHolder.getLocale();
    var additives = new LinkedHashSet<>(Additive.wantedIn(store.country()));
    additives.addAll(stated.food().additives());
    model.addAttribute("title", stated.title());
    model.addAttribute("back", store.page(back));
    model.addAttribute(
        "statements",
        Stream.of(FoodForm.Statement.values())
            .map(
                it ->
                    Choice.of(
                        it.code(),
                        messages.getMessage("food.statement." + it.code(), null, locale)))
            .toList());
    model.addAttribute("groups", AllergenGroup.values());
    model.addAttribute("additives", List.copyOf(additives));
    model.addAttribute("link", link);
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS) && link.follows() == null);
    return "catalog/food";
  }

  private String done(
      Store store, Stated stated, String back, Locale locale, RedirectAttributes redirect) {
    var said = messages.getMessage("food.saved", new Object[] {stated.title()}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + store.page(back);
  }
}
