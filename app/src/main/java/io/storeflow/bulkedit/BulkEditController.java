package io.storeflow.bulkedit;

import io.storeflow.batch.Batches;
import io.storeflow.batch.TickedProducts;
import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Untouched;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
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

/** Many products are chosen in their list, then what is done to them, then it is done. */
@Controller
@RequestMapping("/s/{store}/products/bulk")
@Needs(Permission.EDIT_PRODUCTS)
class BulkEditController {
  private final Batches batches;
  private final BulkEdits edits;
  private final BulkEditQueries queries;
  private final BulkEditPage page;

  BulkEditController(Batches batches, BulkEdits edits, BulkEditQueries queries, BulkEditPage page) {
    this.batches = batches;
    this.edits = edits;
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
    return batches.open(store, ticked, edits, actor, redirect, locale);
  }

  @GetMapping("/{edit}")
  String show(Store store, @PathVariable("edit") String publicId, Model model, Locale locale) {
    var edit = queries.get(store, publicId);
    if (!edit.isDraft()) return page.result(store, edit, model);
    Untouched.errors(BulkEditForm.empty(), "form", model);
    return page.draft(store, edit, page.categories(store), model, locale);
  }

  @PostMapping("/{edit}/preview")
  String preview(
      Store store,
      @PathVariable("edit") String publicId,
      @ModelAttribute("form") BulkEditForm form,
      HttpServletResponse response,
      Model model,
      Locale locale) {
    var edit = queries.get(store, publicId);
    if (!edit.isDraft()) return page.result(store, edit, model);
    var tree = page.categories(store);
    var errors = Untouched.errors(form, "form", model);
    var wanted = form.check(store, tree, errors);
    if (errors.hasErrors()) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    else page.preview(store, edit, wanted, tree, model);
    return page.draft(store, edit, tree, model, locale);
  }

  /** Does what was looked at; of what was not, it shows first what would come of it. */
  @PostMapping("/{edit}/run")
  String run(
      Store store,
      Actor actor,
      @PathVariable("edit") String publicId,
      @ModelAttribute("form") BulkEditForm form,
      HttpServletResponse response,
      Model model,
      Locale locale) {
    var edit = queries.get(store, publicId);
    var tree = page.categories(store);
    var errors = Untouched.errors(form, "form", model);
    var wanted = form.check(store, tree, errors);
    if (!errors.hasErrors() && !form.hasSeen(store, wanted)) {
      errors.reject("bulk.error.unseen");
      if (edit.isDraft()) page.preview(store, edit, wanted, tree, model);
    }
    if (errors.hasErrors() && edit.isDraft()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.draft(store, edit, tree, model, locale);
    }
    if (edit.isDraft()) edits.begin(store, publicId, wanted, actor);
    return "redirect:" + BulkEditPage.base(store) + "/" + publicId;
  }

  @PostMapping("/{edit}/undo")
  String undo(Store store, Actor actor, @PathVariable("edit") String publicId) {
    return "redirect:" + BulkEditPage.base(store) + "/" + edits.undo(store, publicId, actor);
  }
}
