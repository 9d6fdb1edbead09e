package io.storeflow.rulepage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.StaleRule;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The price rules of a store. */
@Controller
@Needs(Permission.EDIT_RULES)
class RuleController {
  private final PriceRules rules;
  private final RuleChanges changes;
  private final GoodsNames names;
  private final RulePage page;
  private final MessageSource messages;

  RuleController(
      PriceRules rules,
      RuleChanges changes,
      GoodsNames names,
      RulePage page,
      MessageSource messages) {
    this.rules = rules;
    this.changes = changes;
    this.names = names;
    this.page = page;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/pricing")
  @Needs(Permission.SEE_RULES)
  String list(Store store, StoreAccess access, Locale locale, Model model) {
    return page.list(store, access, locale, model);
  }

  @GetMapping("/s/{store}/pricing/new")
  String form(Store store, StoreAccess access, Locale locale, Model model) {
    model.addAttribute("rule", RuleForm.fresh());
    return page.one(store, access, null, locale, model);
  }

  @PostMapping("/s/{store}/pricing")
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @ModelAttribute("rule") RuleForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var draft = new RuleCheck(store, names, form, errors).draft();
    if (errors.hasErrors()) return again(store, access, null, response, locale, model);
    try {
      changes.create(store, draft, actor);
    } catch (RuleChanges.RulesFull full) {
      errors.reject("rule.many", new Object[] {RuleChanges.MOST}, "too many");
      return again(store, access, null, response, locale, model);
    }
    return done(store, "rule.created", draft.name(), locale, redirect);
  }

  @GetMapping("/s/{store}/pricing/{rule}")
  @Needs(Permission.SEE_RULES)
  String show(
      Store store,
      StoreAccess access,
      @PathVariable("rule") String publicId,
      Locale locale,
      Model model) {
    var rule = rules.find(store, publicId).orElseThrow(NotFound::new);
    model.addAttribute("rule", RuleForm.of(store, rule, names.of(store, List.of(rule))));
    page.say(store, publicId, rule, locale, model);
    return page.one(store, access, publicId, locale, model);
  }

  @PostMapping("/s/{store}/pricing/{rule}")
  String update(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("rule") String publicId,
      @ModelAttribute("rule") RuleForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var form = Untouched.keep(sent, present(store, publicId), request);
    var errors = Untouched.errors(form, "rule", model);
    var draft = new RuleCheck(store, names, form, errors).draft();
    if (errors.hasErrors()) return again(store, access, publicId, response, locale, model);
    try {
      changes.change(store, publicId, form.versionSeen(), draft, actor);
    } catch (StaleRule stale) {
      var now = present(store, publicId);
      Overtaken.show(form, now, "rule", page.choices(store, locale), model, response);
      return page.one(store, access, publicId, locale, model);
    }
    return done(store, "rule.changed", draft.name(), locale, redirect);
  }

  @PostMapping("/s/{store}/pricing/{rule}/switch")
  String toggle(
      Store store,
      Actor actor,
      @PathVariable("rule") String publicId,
      @RequestParam boolean on,
      Locale locale,
      RedirectAttributes redirect) {
    changes.change(store, publicId, on, actor);
    return done(store, on ? "rule.on" : "rule.off", name(store, publicId), locale, redirect);
  }

  @PostMapping("/s/{store}/pricing/{rule}/place")
  String move(
      Store store, Actor actor, @PathVariable("rule") String publicId, @RequestParam boolean up) {
    changes.move(store, publicId, up, actor);
    return "redirect:" + store.page("/pricing");
  }

  @PostMapping("/s/{store}/pricing/{rule}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("rule") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var name = name(store, publicId);
    changes.delete(store, publicId, actor);
    return done(store, "rule.deleted", name, locale, redirect);
  }

  private RuleForm present(Store store, String publicId) {
    var rule = rules.find(store, publicId).orElseThrow(NotFound::new);
    return RuleForm.of(store, rule, names.of(store, List.of(rule)));
  }

  private String name(Store store, String publicId) {
    return rules.find(store, publicId).orElseThrow(NotFound::new).name();
  }

  private String again(
      Store store,
      StoreAccess access,
      @Nullable String publicId,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.one(store, access, publicId, locale, model);
  }

  private String done(
      Store store, String key, String name, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage(key, new Object[] {name}, locale)));
    return "redirect:" + store.page("/pricing");
  }
}
