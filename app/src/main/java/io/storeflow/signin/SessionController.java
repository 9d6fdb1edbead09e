package io.storeflow.signin;

import io.storeflow.account.SignedIn;
import io.storeflow.platform.frame.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of a person's own sessions, and their ends. */
@Controller
class SessionController {
  private final Sessions sessions;
  private final SignOut signOut;
  private final MessageSource messages;

  SessionController(Sessions sessions, SignOut signOut, MessageSource messages) {
    this.sessions = sessions;
    this.signOut = signOut;
    this.messages = messages;
  }

  @GetMapping("/account/sessions")
  String list(SignedIn me, HttpServletRequest request, Model model) {
    model.addAttribute("sessions", sessions.of(me, request.getSession().getId()));
    return "account/sessions";
  }

  @PostMapping("/account/sessions/{handle}/end")
  String end(SignedIn me, @PathVariable String handle, Locale locale, RedirectAttributes redirect) {
    sessions.end(me, handle);
    return done("account.sessions.ended", locale, redirect);
  }

  @PostMapping("/account/sessions/end-others")
  String endOthers(
      SignedIn me, HttpServletRequest request, Locale locale, RedirectAttributes redirect) {
    sessions.endOthers(me, request.getSession().getId());
    return done("account.sessions.ended.others", locale, redirect);
  }

  /** This one too. */
  @PostMapping("/account/sessions/end-all")
  String endAll(
      SignedIn me,
      HttpServletRequest request,
      HttpServletResponse response,
      Authentication authentication) {
    sessions.endAll(me);
    signOut.from(request, response, authentication);
    return "redirect:/login?out";
  }

  private String done(String key, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", Flash.said(messages.getMessage(key, null, locale)));
    return "redirect:/account/sessions";
  }
}
