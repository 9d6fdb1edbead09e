package io.storeflow.mailpage;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.mailtext.MailFrame;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OwnText;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.job.Away;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.mail.Mails;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mails of a store to its shoppers: which are sent, and what it writes in them. */
@Controller
@RequestMapping("/s/{store}/settings/mails")
@Needs(Permission.EDIT_SETTINGS)
class MailTextController {
  private static final String FORM = "form";

  private final MailTexts texts;
  private final MailPage page;
  private final Mails mails;
  private final People people;
  private final Transactions transactions;
  private final RateLimits limits;
  private final MessageSource messages;

  MailTextController(
      MailTexts texts,
      MailPage page,
      Mails mails,
      People people,
      Transactions transactions,
      RateLimits limits,
      MessageSource messages) {
    this.texts = texts;
    this.page = page;
    this.mails = mails;
    this.people = people;
    this.transactions = transactions;
    this.limits = limits;
    this.messages = messages;
  }

  @GetMapping
  String list(Store store, Model model) {
    model
        .addAttribute("store", store)
        .addAttribute("kinds", Arrays.asList(MailKind.values()))
        .addAttribute("sent", page.sent(store))
        .addAttribute("written", texts.written(store))
        .addAttribute("base", store.page("/settings/mails"));
    return "mail/list";
  }

  @GetMapping("/{mail}")
  String show(
      Store store,
      @PathVariable("mail") String code,
      @RequestParam(required = false) @Nullable String language,
      HttpServletResponse response,
      Locale reader,
      Model model) {
    var kind = MailPage.kind(code);
    var in = MailPage.language(store, language);
    Untouched.errors(MailForm.of(in, page.present(store, kind, in)), FORM, model);
    return shown(store, kind, in, response, reader, model);
  }

  @PostMapping("/{mail}")
  String write(
      Store store,
      Actor actor,
      @PathVariable("mail") String code,
      @ModelAttribute(FORM) MailForm form,
      HttpServletResponse response,
      Locale reader,
      Model model,
      RedirectAttributes redirect) {
    var kind = MailPage.kind(code);
    var in = MailPage.language(store, form.language());
    var errors = Untouched.errors(form, FORM, model);
    var text = form.check(kind, errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return shown(store, kind, in, response, reader, model);
    }
    if (!texts.write(store, kind, in, text, actor)) {
      response.setStatus(HttpStatus.CONFLICT.value());
      int now = texts.own(store, kind, in).map(OwnText::version).orElse(0);
      Untouched.errors(form.withVersion(now), FORM, model).reject("mail.error.stale");
      return shown(store, kind, in, response, reader, model);
    }
    return said(store, kind, in, "mail.saved", redirect, reader);
  }

  /** The mail with what is kept, in the frame of the page. */
  @GetMapping("/{mail}/preview")
  ResponseEntity<String> preview(
      Store store,
      @PathVariable("mail") String code,
      @RequestParam(required = false) @Nullable String language) {
    var kind = MailPage.kind(code);
    var in = MailPage.language(store, language);
    var own = texts.own(store, kind, in).orElse(null);
    return MailFrame.of(page.sample(store, kind, in, own, "").html());
  }

  /** The mail with what is typed, which is not kept. */
  @PostMapping("/{mail}/preview")
  ResponseEntity<String> previewTyped(
      Store store,
      @PathVariable("mail") String code,
      @ModelAttribute(FORM) MailForm form,
      Locale reader,
      Model model) {
    var kind = MailPage.kind(code);
    var errors = Untouched.errors(form, FORM, model);
    var text = form.check(kind, errors);
    if (errors.hasErrors()) return MailFrame.say(sentences(errors, reader));
    var in = MailPage.language(store, form.language());
    return MailFrame.of(page.sample(store, kind, in, text, "").html());
  }

  /** Sends the mail with what is typed to who typed it. */
  @PostMapping("/{mail}/trial")
  String trial(
      Store store,
      SignedIn me,
      @PathVariable("mail") String code,
      @ModelAttribute(FORM) MailForm form,
      HttpServletResponse response,
      Locale reader,
      Model model) {
    var kind = MailPage.kind(code);
    var in = MailPage.language(store, form.language());
    var errors = Untouched.errors(form, FORM, model);
    var text = form.check(kind, errors);
    if (!errors.hasErrors()) {
      var to = people.byId(me.personId()).map(Person::email).orElseThrow(NotFound::new);
      var went = send(store, kind, in, text, to);
      var said = messages.getMessage(went, new Object[] {to}, reader);
      if (went.equals("mail.trial.sent")) model.addAttribute("flash", Flash.said(said));
      else errors.reject(went, new Object[] {to}, said);
    }
    if (errors.hasErrors()) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return shown(store, kind, in, response, reader, model);
  }

  /** Our words again. */
  @PostMapping("/{mail}/removal")
  String remove(
      Store store,
      Actor actor,
      @PathVariable("mail") String code,
      @RequestParam(required = false) @Nullable String language,
      Locale reader,
      RedirectAttributes redirect) {
    var kind = MailPage.kind(code);
    var in = MailPage.language(store, language);
    texts.forget(store, kind, in, actor);
    return said(store, kind, in, "mail.removed", redirect, reader);
  }

  @PostMapping("/{mail}/sending")
  String turn(
      Store store,
      Actor actor,
      @PathVariable("mail") String code,
      @RequestParam(required = false) @Nullable String sent,
      Locale reader,
      RedirectAttributes redirect) {
    var kind = MailPage.kind(code);
    boolean on = FormText.on(sent);
    texts.send(store, kind, on, actor);
    var key = on ? "mail.on.done" : "mail.off.done";
    if (!kind.isTurned()) key = kind.isRequired() ? "mail.required" : "mail.carts";
    redirect.addFlashAttribute("flash", Flash.said(messages.getMessage(key, null, reader)));
    return "redirect:" + store.page("/settings/mails");
  }

  private String send(Store store, MailKind kind, String language, OwnText text, String to) {
    if (!limits.take(Rule.ORDER_MAIL, to).allowed()) return "mail.trial.many";
    try {
      var rest = mails.send(page.sample(store, kind, language, text, to));
      transactions.write(rest);
      return "mail.trial.sent";
    } catch (Away | MailException away) {
      return "mail.trial.away";
    }
  }

  private String shown(
      Store store,
      MailKind kind,
      String language,
      HttpServletResponse response,
      Locale reader,
      Model model) {
    response.setHeader("Content-Security-Policy", MailFrame.FRAMING);
    return page.fill(store, kind, language, reader, model);
  }

  private String sentences(BindingResult errors, Locale reader) {
    return errors.getAllErrors().stream()
        .map((ObjectError it) -> messages.getMessage(it, reader))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  private String said(
      Store store,
      MailKind kind,
      String language,
      String key,
      RedirectAttributes redirect,
      Locale reader) {
    redirect.addFlashAttribute("flash", Flash.said(messages.getMessage(key, null, reader)));
    return "redirect:" + store.page("/settings/mails/" + kind.code() + "?language=" + language);
  }
}
