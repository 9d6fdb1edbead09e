package io.storeflow.memberpage;

import io.storeflow.account.People;
import io.storeflow.desk.Needs;
import io.storeflow.member.Member;
import io.storeflow.member.Memberships;
import io.storeflow.member.Refusal.Refused;
import io.storeflow.member.StaffQueries;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.frame.Flash;
import io.storeflow.signin.SignInTries;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One who may enter a store: their roles, what they may do there and why, their end here. */
@Controller
@RequestMapping("/s/{store}/members/{person}")
class MembershipController {

  /** The password that confirms a hand-over. */
  record OwnerForm(@Nullable String password) {}

  private final MemberView view;
  private final Memberships members;
  private final StaffQueries queries;
  private final People people;
  private final SignInTries tries;
  private final MessageSource messages;

  MembershipController(
      MemberView view,
      Memberships members,
      StaffQueries queries,
      People people,
      SignInTries tries,
      MessageSource messages) {
    this.view = view;
    this.members = members;
    this.queries = queries;
    this.people = people;
    this.tries = tries;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_MEMBERS)
  String show(
      StoreAccess access, @PathVariable("person") String member, Locale locale, Model model) {
    var found = get(access, member);
    var mine = view.reach(access);
    model.addAttribute("form", MemberForm.of(found.holding(), mine));
    return page(access, mine, found, locale, model);
  }

  @PostMapping
  @Needs(Permission.EDIT_MEMBERS)
  String change(
      StoreAccess access,
      @PathVariable("person") String member,
      @ModelAttribute("form") MemberForm sent,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var found = get(access, member);
    var mine = view.reach(access);
    sent.check(errors, mine);
    var form = sent.over(found.holding(), mine);
    if (!errors.hasErrors() && form.on(found.holding(), mine).isEmpty())
      errors.reject("member.error.none");
    if (!errors.hasErrors())
      try {
        members.change(access, member, it -> form.isOf(it, mine), before -> form.on(before, mine));
        return done(access, "/" + member, "member.changed", found, locale, redirect);
      } catch (Refused refused) {
        errors.reject("member.refused." + refused.why().code());
      } catch (StaleForm stale) {
        return overtaken(access, mine, form, response, locale, model, member);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var laid = new BeanPropertyBindingResult(form, "form");
    form.check(laid, mine);
    errors.getGlobalErrors().forEach(laid::addError);
    if (!laid.hasErrors()) laid.reject("member.error.place");
    model.addAttribute("form", form).addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", laid);
    return page(access, mine, found, locale, model);
  }

  private String overtaken(
      StoreAccess access,
      MyReach mine,
      MemberForm form,
      HttpServletResponse response,
      Locale locale,
      Model model,
      String member) {
    var now = get(access, member);
    var theirs = MemberForm.of(now.holding(), mine);
    Overtaken.show(form, theirs, "form", view.said(mine, locale), model, response);
    return page(access, mine, now, locale, model);
  }

  @PostMapping("/removal")
  @Needs(Permission.EDIT_MEMBERS)
  String remove(
      StoreAccess access,
      @PathVariable("person") String member,
      Locale locale,
      RedirectAttributes redirect) {
    try {
      var gone = members.remove(access, member);
      return done(access, "", "member.removed", gone, locale, redirect);
    } catch (Refused refused) {
      var why = messages.getMessage("member.refused." + refused.why().code(), null, locale);
      redirect.addFlashAttribute("problem", why);
      return "redirect:" + access.store().page("/members");
    }
  }

  /** Where a hand-over that was refused can be loaded again. */
  @GetMapping("/ownership")
  @Needs(Permission.HAND_OVER)
  String ownership(StoreAccess access, @PathVariable("person") String member) {
    return "redirect:" + access.store().page("/members/" + get(access, member).publicId());
  }

  @PostMapping("/ownership")
  @Needs(Permission.HAND_OVER)
  String handOver(
      StoreAccess access,
      @PathVariable("person") String member,
      @ModelAttribute("owner") OwnerForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var found = get(access, member);
    var me = people.byId(access.person().personId()).orElseThrow(NotFound::new);
    if (!tries.shows(me, form.password()))
      errors.rejectValue("password", "account.password.present.wrong");
    if (!errors.hasErrors())
      try {
        members.handOver(access, member);
        return done(access, "/" + member, "member.handed-over", found, locale, redirect);
      } catch (Refused refused) {
        errors.reject("member.refused." + refused.why().code());
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var mine = view.reach(access);
    model.addAttribute("form", MemberForm.of(found.holding(), mine));
    return page(access, mine, found, locale, model);
  }

  private String page(StoreAccess access, MyReach mine, Member found, Locale locale, Model model) {
    if (!model.containsAttribute("owner")) model.addAttribute("owner", new OwnerForm(""));
    return view.show(access, mine, found, locale, model);
  }

  private Member get(StoreAccess access, String publicId) {
    return queries.find(access.store(), publicId).orElseThrow(NotFound::new);
  }

  private String done(
      StoreAccess access,
      String path,
      String key,
      Member member,
      Locale locale,
      RedirectAttributes redirect) {
    var said = messages.getMessage(key, new Object[] {member.name()}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + access.store().page("/members" + path);
  }
}
