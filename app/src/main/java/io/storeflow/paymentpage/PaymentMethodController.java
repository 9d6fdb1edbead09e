package io.storeflow.paymentpage;

import io.storeflow.desk.Needs;
import io.storeflow.paymentmethod.MethodRefused;
import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.paymentmethod.PaymentMethodChanges;
import io.storeflow.paymentmethod.PaymentMethods;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
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

/** In which ways shoppers may pay: named, put in order, and switched on and off. */
@Controller
@RequestMapping("/s/{store}/payments")
@Needs(Permission.EDIT_SETTINGS)
class PaymentMethodController {
  private static final String FORM = "form";

  private final PaymentMethods methods;
  private final PaymentMethodChanges changes;
  private final PaymentMethodView view;
  private final MessageSource messages;

  PaymentMethodController(
      PaymentMethods methods,
      PaymentMethodChanges changes,
      PaymentMethodView view,
      MessageSource messages) {
    this.methods = methods;
    this.changes = changes;
    this.view = view;
    this.messages = messages;
  }

  @GetMapping
  String list(StoreAccess access, Locale locale, Model model) {
    model.addAttribute("mayConnect", access.may(Permission.CONNECT_PAYMENTS));
    return view.list(access.store(), locale, model);
  }

  @GetMapping("/new")
  String blank(Store store, Locale locale, Model model) {
    model.addAttribute(FORM, PaymentMethodForm.fresh());
    return view.form(store, null, locale, model);
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @ModelAttribute(FORM) PaymentMethodForm form,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var errors = Untouched.errors(form, FORM, model);
    var draft = form.read("", errors);
    if (!errors.hasErrors())
      try {
        changes.create(store, draft, actor);
        return done(store, "paymethod.created", locale, redirect);
      } catch (MethodRefused many) {
        errors.reject("paymethod.error.many", new Object[] {PaymentMethod.MOST}, "too many");
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return view.form(store, null, locale, model);
  }

  @GetMapping("/{method}")
  String show(Store store, @PathVariable("method") String id, Locale locale, Model model) {
    var method = get(store, id);
    model.addAttribute(FORM, PaymentMethodForm.of(method));
    return view.form(store, method, locale, model);
  }

  @PostMapping("/{method}")
  String change(
      Store store,
      Actor actor,
      @PathVariable("method") String id,
      @ModelAttribute(FORM) PaymentMethodForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var method = get(store, id);
    var form = Untouched.keep(sent, PaymentMethodForm.of(method), request);
    var errors = Untouched.errors(form, FORM, model);
    var draft = form.read(id, errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return view.form(store, method, locale, model);
    }
    try {
      changes.change(store, draft, actor);
      return done(store, "paymethod.changed", locale, redirect);
    } catch (MethodRefused stale) {
      var now = get(store, id);
      Untouched.errors(form.withVersion(now.version()), FORM, model)
          .reject("paymethod.error.stale");
      response.setStatus(HttpStatus.CONFLICT.value());
      return view.form(store, now, locale, model);
    }
  }

  /**
   * @param to {@code down} for one further back; anything else for one further to the front
   */
  @PostMapping("/{method}/position")
  String move(
      Store store,
      Actor actor,
      @PathVariable("method") String id,
      @RequestParam(defaultValue = "up") String to) {
    changes.move(store, id, !to.equals("down"), actor);
    return "redirect:" + PaymentMethodView.base(store);
  }

  @PostMapping("/{method}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("method") String id,
      Locale locale,
      RedirectAttributes redirect) {
    try {
      changes.delete(store, id, actor);
      return done(store, "paymethod.deleted", locale, redirect);
    } catch (MethodRefused last) {
      var said = messages.getMessage("paymethod.error.last", null, locale);
      redirect.addFlashAttribute("problem", said);
      return "redirect:" + PaymentMethodView.base(store);
    }
  }

  private PaymentMethod get(Store store, String id) {
    return methods.find(store, id).orElseThrow(NotFound::new);
  }

  private String done(Store store, String key, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", Flash.said(messages.getMessage(key, null, locale)));
    return "redirect:" + PaymentMethodView.base(store);
  }
}
