package io.storeflow.returnpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.ReturnTermsChanges.Stale;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a store takes goods back: for how long, where to, what shoppers are told. */
@Controller
@RequestMapping("/s/{store}/settings/returns")
@Needs(Permission.EDIT_SETTINGS)
class TermsController {
  private final ReturnTermsChanges terms;
  private final ReturnWords words;

  TermsController(ReturnTermsChanges terms, ReturnWords words) {
    this.terms = terms;
    this.words = words;
  }

  @GetMapping
  String show(Store store, Model model) {
    Untouched.errors(TermsForm.of(terms.of(store)), "form", model);
    return page(store, model);
  }

  @PostMapping
  String update(
      Store store,
      Actor actor,
      @ModelAttribute("form") TermsForm typed,
      BindingResult unused,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var form = Untouched.keep(typed, TermsForm.of(terms.of(store)), request);
    var errors = Untouched.errors(form, "form", model);
    var said = form.read(errors);
    if (!errors.hasErrors())
      try {
        terms.say(store, said, actor);
        next.addFlashAttribute("flash", Flash.said(words.say("returns.terms.done", locale)));
        return "redirect:" + store.page("/settings/returns");
      } catch (Stale other) {
        Overtaken.show(form, TermsForm.of(terms.of(store)), "form", Map.of(), model, response);
        return page(store, model);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, model);
  }

  private static String page(Store store, Model model) {
    model.addAttribute("own", String.join("\n", store.settings().lines()));
    return "return/terms";
  }
}
