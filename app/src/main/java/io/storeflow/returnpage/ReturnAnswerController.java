package io.storeflow.returnpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.returning.Returns;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What becomes of a return: answered, received and looked at, closed. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/returns/{returned}")
@Needs(Permission.EDIT_ORDERS)
class ReturnAnswerController {
  private final Returns returns;
  private final ReturnQueries queries;
  private final ReturnPages pages;
  private final ReturnWords words;

  ReturnAnswerController(
      Returns returns, ReturnQueries queries, ReturnPages pages, ReturnWords words) {
    this.returns = returns;
    this.queries = queries;
    this.pages = pages;
    this.words = words;
  }

  @PostMapping("/approval")
  String approve(
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @PathVariable String returned,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String address,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var how = Typed.text(answer);
    var to = Typed.text(address);
    var wrong = tooLong(how, ReturnForm.ANSWER, locale);
    if (wrong == null) wrong = tooLong(to, ReturnForm.ADDRESS, locale);
    var store = access.store();
    if (wrong != null) {
      ReturnPages.keep(model, "approval", how, to);
      return refused(access, number, returned, wrong, response, model);
    }
    return done(
        store,
        number,
        returned,
        "returns.done.approved",
        () -> returns.approve(store, number, returned, seen(version), how, to, actor),
        locale,
        next);
  }

  @PostMapping("/refusal")
  String decline(
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @PathVariable String returned,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var why = Typed.text(reason);
    var wrong = wrongReason(why, locale);
    var store = access.store();
    if (wrong != null) {
      ReturnPages.keep(model, "refusal", why, null);
      return refused(access, number, returned, wrong, response, model);
    }
    return done(
        store,
        number,
        returned,
        "returns.done.declined",
        () -> returns.decline(store, number, returned, seen(version), why, actor),
        locale,
        next);
  }

  @PostMapping("/cancellation")
  String cancel(
      Store store,
      Actor actor,
      @PathVariable long number,
      @PathVariable String returned,
      @RequestParam(defaultValue = "") String version,
      Locale locale,
      RedirectAttributes next) {
    return done(
        store,
        number,
        returned,
        "returns.done.cancelled",
        () -> returns.cancel(store, number, returned, seen(version), "", actor),
        locale,
        next);
  }

  @PostMapping("/receipt")
  String receive(
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @PathVariable String returned,
      @ModelAttribute("form") InspectionForm typed,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var store = access.store();
    var it = queries.find(store, number, returned);
    var form = typed.whole(it);
    var errors = Untouched.errors(form, "form", model);
    var found = form.read(it, errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return pages.showing(access, number, returned, model);
    }
    return done(
        store,
        number,
        returned,
        "returns.done.received",
        () -> returns.receive(store, number, returned, form.seen(), found, actor),
        locale,
        next);
  }

  @PostMapping("/closing")
  String close(
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @PathVariable String returned,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var why = Typed.text(reason);
    var wrong = wrongReason(why, locale);
    var store = access.store();
    if (wrong != null) {
      ReturnPages.keep(model, "closing", why, null);
      return refused(access, number, returned, wrong, response, model);
    }
    return done(
        store,
        number,
        returned,
        "returns.done.closed",
        () -> returns.close(store, number, returned, seen(version), why, actor),
        locale,
        next);
  }

  private String refused(
      StoreAccess access,
      long number,
      String id,
      String wrong,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("trouble", wrong);
    return pages.showing(access, number, id, model);
  }

  private String done(
      Store store,
      long number,
      String id,
      String said,
      Runnable change,
      Locale locale,
      RedirectAttributes next) {
    try {
      change.run();
      next.addFlashAttribute("flash", Flash.said(words.say(said, locale)));
    } catch (ReturnRefused refused) {
      next.addFlashAttribute("trouble", words.why(store, number, refused));
    }
    return "redirect:" + ReturnPages.page(store, number, id);
  }

  /** Whoever is told no is told why. */
  private @Nullable String wrongReason(String why, Locale locale) {
    return why.isEmpty()
        ? words.say("returns.error.reason", locale)
        : tooLong(why, ReturnForm.ANSWER, locale);
  }

  private @Nullable String tooLong(String text, int most, Locale locale) {
    int over = Typed.length(text) - most;
    return over > 0 ? words.say("ui.form.long", locale, most, over) : null;
  }

  private static int seen(String version) {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }
}
