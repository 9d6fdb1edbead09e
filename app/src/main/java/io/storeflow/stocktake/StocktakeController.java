package io.storeflow.stocktake;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryRow;
import io.storeflow.desk.Needs;
import io.storeflow.location.Locations;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The stocktakes of a store, and the page on which people count. */
@Controller
@RequestMapping("/s/{store}/inventory/stocktakes")
@Needs(Permission.EDIT_STOCK)
class StocktakeController {
  private static final int SIZE = 50;

  private final StocktakeQueries queries;
  private final Stocktakes stocktakes;
  private final StocktakePages pages;
  private final Locations locations;
  private final Categories categories;

  StocktakeController(
      StocktakeQueries queries,
      Stocktakes stocktakes,
      StocktakePages pages,
      Locations locations,
      Categories categories) {
    this.queries = queries;
    this.stocktakes = stocktakes;
    this.pages = pages;
    this.locations = locations;
    this.categories = categories;
  }

  @GetMapping
  @Needs(Permission.SEE_STOCK)
  String list(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    model.addAttribute("form", new StocktakeForm("", ""));
    return list(store, access, model, cursor);
  }

  @PostMapping
  String begin(
      Store store,
      StoreAccess access,
      Actor actor,
      @ModelAttribute("form") StocktakeForm form,
      BindingResult errors,
      HttpServletResponse response,
      Model model) {
    var place =
        locations.open(store).stream()
            .filter(it -> it.publicId().equals(Typed.code(form.place())))
            .findFirst();
    if (place.isEmpty()) errors.rejectValue("place", "inventory.error.place");
    var wanted = Typed.code(form.category());
    var category =
        categories.all(store).stream().filter(it -> it.publicId().equals(wanted)).findFirst();
    if (category.isEmpty() && !wanted.isEmpty())
      errors.rejectValue("category", "stocktake.error.category");
    if (errors.hasErrors() || place.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return list(store, access, model, null);
    }
    var id = category.map(CategoryRow::id).orElse(null);
    return "redirect:"
        + StocktakePages.base(store)
        + "/"
        + stocktakes.begin(store, place.get(), id, actor);
  }

  @GetMapping("/{stocktake}")
  @Needs(Permission.SEE_STOCK)
  ModelAndView show(
      Store store,
      StoreAccess access,
      @PathVariable String stocktake,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String cursor) {
    var of = stocktakes.get(store, stocktake);
    var otherwise = of.isOpen() ? StocktakeView.TODO : StocktakeView.DIFFERING;
    return pages.show(
        store, access, of, Coded.find(StocktakeView.class, view).orElse(otherwise), cursor);
  }

  private String list(Store store, StoreAccess access, Model model, @Nullable String cursor) {
    var base = StocktakePages.base(store);
    var page = page(store, cursor);
    model.addAttribute("base", base);
    model.addAttribute("inventory", store.page("/inventory"));
    model.addAttribute("found", page);
    model.addAttribute("newer", page.newer() == null ? null : base + "?cursor=" + page.newer());
    model.addAttribute("older", page.older() == null ? null : base + "?cursor=" + page.older());
    model.addAttribute("mayEdit", access.may(Permission.EDIT_STOCK));
    model.addAttribute("currency", store.currency());
    model.addAttribute(
        "places",
        locations.open(store).stream().map(it -> Choice.of(it.publicId(), it.name())).toList());
    model.addAttribute(
        "categories",
        categories.all(store).stream().map(it -> Choice.of(it.publicId(), it.title())).toList());
    return "stocktake/list";
  }

  private io.storeflow.platform.paging.Page<Stocktake> page(Store store, @Nullable String cursor) {
    try {
      return queries.page(store, SIZE, cursor);
    } catch (Problem ofAnotherList) {
      return queries.page(store, SIZE, null);
    }
  }
}
