package io.storeflow.sharepage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.productlist.ProductListFilter;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Products are chosen, one or many, then the other store, then they are brought there. */
@Controller
@RequestMapping("/s/{store}/products/share")
@Needs(Permission.EDIT_PRODUCTS)
class ShareController {
  /** As many as a page of the list has, twice over; more are chosen as all of the list. */
  private static final int MOST_TICKED = 100;

  private final Shares shares;
  private final ShareQueries queries;
  private final SharePage page;
  private final MessageSource messages;

  ShareController(Shares shares, ShareQueries queries, SharePage page, MessageSource messages) {
    this.shares = shares;
    this.queries = queries;
    this.page = page;
    this.messages = messages;
  }

  /**
   * @param all ticked where all that the list has are meant, on all of its pages
   * @param filter what the list shows, as its address says it
   */
  @PostMapping
  String create(
      Store store,
      Actor actor,
      @RequestParam(name = "product", required = false) @Nullable List<String> products,
      @RequestParam(required = false) @Nullable String all,
      @RequestParam(defaultValue = "") String filter,
      RedirectAttributes redirect,
      Locale locale) {
    var ticked = products == null ? List.<String>of() : products;
    if (ticked.isEmpty() && !FormText.on(all)) {
      var said = messages.getMessage("bulk.error.none", null, locale);
      redirect.addFlashAttribute("flash", Flash.said(said));
      return "redirect:" + store.page("/products");
    }
    var share =
        FormText.on(all)
            ? shares.chooseAll(store, ProductListFilter.of(filter), actor)
            : shares.choose(store, ticked.stream().limit(MOST_TICKED).toList(), actor);
    return "redirect:" + SharePage.base(store) + "/" + share;
  }

  @GetMapping("/{share}")
  String show(
      Store store,
      StoreAccess access,
      @PathVariable("share") String publicId,
      Model model,
      Locale locale) {
    var share = queries.get(store, publicId);
    if (!share.isDraft()) return page.result(store, share, model);
    var targets = shares.targets(store, access);
    Untouched.errors(ShareForm.empty(targets), "form", model);
    return page.draft(store, share, targets, model, locale);
  }

  @PostMapping("/{share}")
  String begin(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("share") String publicId,
      @ModelAttribute("form") ShareForm form,
      HttpServletResponse response,
      Model model,
      Locale locale) {
    var share = queries.get(store, publicId);
    var targets = shares.targets(store, access);
    var errors = Untouched.errors(form, "form", model);
    var plan = form.check(store, targets, errors);
    if (plan.isEmpty() && share.isDraft()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.draft(store, share, targets, model, locale);
    }
    plan.ifPresent(it -> shares.begin(store, publicId, it, actor));
    return "redirect:" + SharePage.base(store) + "/" + publicId;
  }
}
