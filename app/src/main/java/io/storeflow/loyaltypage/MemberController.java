package io.storeflow.loyaltypage;

import io.storeflow.desk.Needs;
import io.storeflow.loyalty.MemberQueries;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.PointsSpent;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Those who have points: the list, and one with what happened to the points. */
@Controller
@RequestMapping("/s/{store}/loyalty/members")
@Needs(Permission.SEE_LOYALTY)
class MemberController {
  private static final int LONGEST_SEARCH = 100;

  private final Members members;
  private final MemberQueries queries;
  private final MembersPage page;
  private final MessageSource messages;

  MemberController(
      Members members, MemberQueries queries, MembersPage page, MessageSource messages) {
    this.members = members;
    this.queries = queries;
    this.page = page;
    this.messages = messages;
  }

  @GetMapping
  String list(
      Store store,
      StoreAccess access,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String tier,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale,
      Model model) {
    var search = Typed.cut(Typed.line(q), LONGEST_SEARCH);
    model.addAttribute("form", GiftForm.blank());
    return page.list(store, access, search, tier, cursor, locale, model);
  }

  /** Points for somebody by e-mail, who need not have any yet. */
  @PostMapping
  @Needs(Permission.EDIT_LOYALTY)
  String give(
      Store store,
      StoreAccess access,
      Actor actor,
      @ModelAttribute("form") GiftForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var email = form.readEmail(errors);
    int points = form.given().readPoints(errors);
    var reason = form.given().readReason(errors);
    if (!errors.hasErrors())
      try {
        var once = form.given().kept(email, points, reason);
        var id = members.give(store, email, points, reason, actor, once);
        return said(store, id, "loyalty.adjusted", locale, redirect);
      } catch (SentBefore again) {
        return said(store, again.publicId(), "loyalty.adjusted.before", locale, redirect);
      } catch (PointsSpent poor) {
        errors.rejectValue(
            "points", "loyalty.adjust.below", new Object[] {poor.open()}, "fewer points");
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.list(store, access, "", "", null, locale, model);
  }

  @GetMapping("/{member}")
  String show(
      Store store,
      StoreAccess access,
      @PathVariable("member") String id,
      Locale locale,
      Model model) {
    model.addAttribute("form", PointsForm.blank());
    return page.one(store, access, id, locale, model);
  }

  @PostMapping("/{member}/adjustments")
  @Needs(Permission.EDIT_LOYALTY)
  String adjust(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("member") String id,
      @ModelAttribute("form") PointsForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    queries.get(store.merchant(), id);
    int points = form.readPoints(errors);
    var reason = form.readReason(errors);
    if (!errors.hasErrors())
      try {
        members.adjust(store, id, points, reason, actor, form.kept(id, points, reason));
        return said(store, id, "loyalty.adjusted", locale, redirect);
      } catch (SentBefore again) {
        return said(store, id, "loyalty.adjusted.before", locale, redirect);
      } catch (PointsSpent poor) {
        errors.rejectValue(
            "points", "loyalty.adjust.below", new Object[] {poor.open()}, "fewer points");
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.one(store, access, id, locale, model);
  }

  private String said(
      Store store, String id, String key, Locale locale, RedirectAttributes redirect) {
    var said = messages.getMessage(key, null, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + store.page("/loyalty/members/" + id);
  }
}
