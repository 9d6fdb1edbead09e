package io.storeflow.sharepage;

import io.storeflow.batch.Batches;
import io.storeflow.batch.TickedProducts;
import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Untouched;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Products are chosen, one or many, then the other store, then they are brought there. */
@Controller
@RequestMapping("/s/{store}/products/share")
@Needs(Permission.EDIT_PRODUCTS)
class ShareController {
  private final Batches batches;
  private final Shares shares;
  private final ShareQueries queries;
  private final SharePage page;

  ShareController(Batches batches, Shares shares, ShareQueries queries, SharePage page) {
    this.batches = batches;
    this.shares = shares;
    this.queries = queries;
    this.page = page;
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @ModelAttribute TickedProducts ticked,
      RedirectAttributes redirect,
      Locale locale) {
    return batches.open(store, ticked, shares, actor, redirect, locale);
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
