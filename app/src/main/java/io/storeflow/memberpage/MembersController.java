package io.storeflow.memberpage;

import io.storeflow.desk.Needs;
import io.storeflow.invitation.Invitation;
import io.storeflow.invitation.Invitations;
import io.storeflow.invitation.NotInvited;
import io.storeflow.member.Granting;
import io.storeflow.member.Refusal.Refused;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may enter a store, who is invited to, and new invitations. */
@Controller
@RequestMapping("/s/{store}/members")
class MembersController {
  private final MemberView view;
  private final Invitations invitations;
  private final MessageSource messages;

  MembersController(MemberView view, Invitations invitations, MessageSource messages) {
    this.view = view;
    this.invitations = invitations;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_MEMBERS)
  String list(StoreAccess access, Locale locale, Model model) {
    model.addAttribute("form", InviteForm.fresh(access.store()));
    return view.list(access, view.reach(access), locale, model);
  }

  @PostMapping
  @Needs(Permission.EDIT_MEMBERS)
  String invite(
      StoreAccess access,
      @ModelAttribute("form") InviteForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var mine = view.reach(access);
    var email = form.readEmail(errors);
    var place = form.readPlace(errors, mine);
    var given = Granting.gives(mine.holding().in(access.store().id()));
    var role = form.readRole(errors, given);
    if (!errors.hasErrors())
      try {
        invitations.invite(access, place, role, email);
        return done(access, "member.invited", email, locale, redirect);
      } catch (NotInvited not) {
        errors.rejectValue("email", "member.not-invited." + not.why().words());
      } catch (Refused refused) {
        errors.rejectValue("role", "member.refused." + refused.why().code());
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return view.list(access, mine, locale, model);
  }

  @PostMapping("/invitations/{invitation}/mail")
  @Needs(Permission.EDIT_MEMBERS)
  String again(
      StoreAccess access,
      @PathVariable String invitation,
      Locale locale,
      RedirectAttributes redirect) {
    return tried(
        access, () -> invitations.again(access, invitation), "member.invited", locale, redirect);
  }

  @PostMapping("/invitations/{invitation}/withdrawal")
  @Needs(Permission.EDIT_MEMBERS)
  String withdraw(
      StoreAccess access,
      @PathVariable String invitation,
      Locale locale,
      RedirectAttributes redirect) {
    return tried(
        access,
        () -> invitations.withdraw(access, invitation),
        "member.withdrawn",
        locale,
        redirect);
  }

  /** Says what was done, or why not. */
  private String tried(
      StoreAccess access,
      Supplier<Invitation> act,
      String done,
      Locale locale,
      RedirectAttributes redirect) {
    try {
      return done(access, done, act.get().email(), locale, redirect);
    } catch (NotInvited not) {
      return refused(access, "member.not-invited." + not.why().words(), locale, redirect);
    } catch (Refused refused) {
      return refused(access, "member.refused." + refused.why().code(), locale, redirect);
    }
  }

  private String refused(
      StoreAccess access, String key, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute("problem", messages.getMessage(key, null, locale));
    return "redirect:" + access.store().page("/members");
  }

  private String done(
      StoreAccess access, String key, String email, Locale locale, RedirectAttributes redirect) {
    var said = messages.getMessage(key, new Object[] {email}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + access.store().page("/members");
  }
}
