package io.storeflow.draftpage;

import io.storeflow.account.SignedIn;
import io.storeflow.customerbook.CustomerBook;
import io.storeflow.desk.Needs;
import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftMoved;
import io.storeflow.draftorder.DraftOrder;
import io.storeflow.draftorder.DraftOrders;
import io.storeflow.draftorder.DraftPlans;
import io.storeflow.draftorder.DraftQueries;
import io.storeflow.draftorder.DraftTab;
import io.storeflow.draftorder.DraftWish;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.paging.Page;
import io.storeflow.platform.url.PublicUrl;
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
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Orders that staff put together: their list, and one. */
@Controller
@RequestMapping("/s/{store}/drafts")
@Needs(Permission.EDIT_ORDERS)
class DraftController {
  private static final int SIZE = 50;

  private final DraftOrders drafts;
  private final DraftPlans plans;
  private final DraftQueries queries;
  private final DraftLinks links;
  private final DraftPage page;
  private final MayMailDraft mayMail;
  private final CustomerBook customers;
  private final PublicUrl publicUrl;

  DraftController(
      DraftOrders drafts,
      DraftPlans plans,
      DraftQueries queries,
      DraftLinks links,
      DraftPage page,
      MayMailDraft mayMail,
      CustomerBook customers,
      PublicUrl publicUrl) {
    this.drafts = drafts;
    this.plans = plans;
    this.queries = queries;
    this.links = links;
    this.page = page;
    this.mayMail = mayMail;
    this.customers = customers;
    this.publicUrl = publicUrl;
  }

  @GetMapping
  @Needs(Permission.SEE_ORDERS)
  String list(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String tab,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale,
      Model model) {
    var on = Coded.find(DraftTab.class, tab).orElse(DraftTab.OPEN);
    return page.list(store, access, on, found(store, on, cursor), locale, model);
  }

  private Page<DraftQueries.Row> found(Store store, DraftTab tab, @Nullable String cursor) {
    try {
      return queries.page(store, tab, SIZE, cursor);
    } catch (Problem ofAnotherList) {
      return queries.page(store, tab, SIZE, null);
    }
  }

  /**
   * @param customer public id of whom it is for, where somebody came from their page
   */
  @GetMapping("/new")
  String form(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String customer,
      Locale locale,
      Model model) {
    var form = DraftForm.fresh("", "", "");
    if (customer != null && access.may(Permission.SEE_CUSTOMERS)) {
      var who = customers.get(store.merchant(), customers.seen(access), customer);
      form = DraftForm.fresh(who.name(), who.email(), who.phone());
    }
    Untouched.errors(form, "form", model);
    return page.edit(store, null, form, null, locale, model);
  }

  /**
   * What it would come to, for the page; nothing is done, so mistakes are no failure, and an
   * address that somebody is typing is none yet.
   */
  @PostMapping("/preview")
  String preview(
      Store store,
      @ModelAttribute("form") DraftForm typed,
      BindingResult unused,
      Locale locale,
      Model model) {
    return preview(store, null, typed, locale, model);
  }

  @PostMapping("/{draft}/preview")
  String preview(
      Store store,
      @PathVariable("draft") String id,
      @ModelAttribute("form") DraftForm typed,
      BindingResult unused,
      Locale locale,
      Model model) {
    return preview(store, queries.get(store, id), typed, locale, model);
  }

  private String preview(
      Store store, @Nullable DraftOrder draft, DraftForm typed, Locale locale, Model model) {
    var form = typed.whole();
    var errors = Untouched.errors(form, "form", model);
    var typing = new BeanPropertyBindingResult(form, "form");
    var wish = form.read(store, locale, errors, typing);
    var plan = errors.hasErrors() || wish.size() == 0 ? null : plans.plan(store, draft, wish);
    if (plan != null) form.say(store, wish, plan, locale, errors);
    return page.edit(store, draft, form, plan, locale, model);
  }

  @PostMapping
  String create(
      Store store,
      SignedIn person,
      Actor actor,
      @ModelAttribute("form") DraftForm typed,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var form = typed.whole();
    var errors = Untouched.errors(form, "form", model);
    var wish = wish(store, null, form, locale, errors);
    if (errors.hasErrors()) return refused(store, null, form, response, locale, model);
    try {
      var id = drafts.create(store, wish, actor, form.kept(wish));
      return saved(store, person, actor, id, form, locale, model, next);
    } catch (SentBefore again) {
      return "redirect:" + DraftPage.base(store) + "/" + again.publicId();
    }
  }

  @GetMapping("/{draft}")
  @Needs(Permission.SEE_ORDERS)
  String show(
      Store store,
      StoreAccess access,
      @PathVariable("draft") String id,
      Locale locale,
      Model model) {
    var draft = queries.get(store, id);
    if (!draft.state().isChanging() || !access.may(Permission.EDIT_ORDERS))
      return page.closed(store, access, draft, plans.plan(store, draft), model);
    var form = DraftForm.of(draft, locale);
    Untouched.errors(form, "form", model);
    return page.edit(store, draft, form, plans.plan(store, draft), locale, model);
  }

  @PostMapping("/{draft}")
  String change(
      Store store,
      SignedIn person,
      Actor actor,
      @PathVariable("draft") String id,
      @ModelAttribute("form") DraftForm typed,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var draft = queries.get(store, id);
    var form = typed.whole();
    var errors = Untouched.errors(form, "form", model);
    var wish = wish(store, draft, form, locale, errors);
    if (!errors.hasErrors())
      try {
        drafts.change(store, id, form.seen(), wish, actor);
        return saved(store, person, actor, id, form, locale, model, next);
      } catch (DraftMoved moved) {
        errors.reject("draft.error.moved");
      }
    return refused(store, draft, form, response, locale, model);
  }

  @PostMapping("/{draft}/cancellation")
  String cancel(
      Store store,
      Actor actor,
      @PathVariable("draft") String id,
      Locale locale,
      RedirectAttributes next) {
    try {
      drafts.cancel(store, id, actor);
      return done(store, id, "draft.cancelled", locale, next);
    } catch (DraftMoved moved) {
      next.addFlashAttribute("trouble", page.say("draft.error.moved", locale));
      return "redirect:" + DraftPage.base(store) + "/" + id;
    }
  }

  private DraftWish wish(
      Store store,
      @Nullable DraftOrder before,
      DraftForm form,
      Locale locale,
      BindingResult errors) {
    var wish = form.read(store, locale, errors);
    if (!errors.hasErrors()) form.say(store, wish, plans.plan(store, before, wish), locale, errors);
    if (wish.size() == 0) errors.reject("draft.error.empty");
    if (DraftForm.MAIL.equals(form.then()) && wish.sendTo().isEmpty())
      errors.rejectValue("sendTo", "draft.error.send-to");
    return wish;
  }

  /** A link is answered with at once: it is nowhere else, and no redirect could show it. */
  private String saved(
      Store store,
      SignedIn person,
      Actor actor,
      String id,
      DraftForm form,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    try {
      if (DraftForm.LINK.equals(form.then())) {
        var token = links.make(store, id, actor);
        var draft = queries.get(store, id);
        model
            .addAttribute("base", DraftPage.base(store))
            .addAttribute("here", DraftPage.base(store) + "/" + id)
            .addAttribute("draft", draft)
            .addAttribute("link", publicUrl.of(store.in(null).shop(DraftLinks.path(token))));
        return "draft/link";
      }
      if (!DraftForm.MAIL.equals(form.then())) return done(store, id, "draft.saved", locale, next);
      var refusal = mayMail.refusal(store, person, queries.get(store, id).sendTo());
      if (refusal == null) {
        links.mail(store, id, actor);
        return done(store, id, "draft.mailed", locale, next);
      }
      next.addFlashAttribute("trouble", page.say(refusal, locale));
    } catch (DraftMoved moved) {
      next.addFlashAttribute("trouble", page.say("draft.error.moved", locale));
    }
    return "redirect:" + DraftPage.base(store) + "/" + id;
  }

  private String refused(
      Store store,
      @Nullable DraftOrder draft,
      DraftForm form,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.edit(store, draft, form, null, locale, model);
  }

  private String done(Store store, String id, String key, Locale locale, RedirectAttributes next) {
    var draft = queries.get(store, id);
    next.addFlashAttribute(
        "flash", Flash.said(page.say(key, locale, draft.name(), draft.sendTo())));
    return "redirect:" + DraftPage.base(store) + "/" + id;
  }
}
