package io.storeflow.editpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.recipient.Recipient;
import io.storeflow.recipient.RecipientRefused;
import io.storeflow.recipient.Recipients;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
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

/** Says who gets an order, and where, after it was placed. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/recipient")
@Needs(Permission.EDIT_ORDERS)
class RecipientController {
  private final Recipients recipients;
  private final Sentences sentences;
  private final MessageSource messages;

  RecipientController(Recipients recipients, Sentences sentences, MessageSource messages) {
    this.recipients = recipients;
    this.sentences = sentences;
    this.messages = messages;
  }

  @GetMapping
  String form(
      Store store, @PathVariable long number, Locale locale, Model model, RedirectAttributes next) {
    var now = recipients.of(store, number);
    var closed = now.closed();
    if (closed != null) {
      next.addFlashAttribute("trouble", say("recipient.error." + closed.code(), locale));
      return "redirect:" + store.page("/orders/" + number);
    }
    var form = RecipientForm.of(now);
    Untouched.errors(form, "form", model);
    return page(store, now, form, locale, model);
  }

  @PostMapping
  String change(
      Store store,
      Actor actor,
      @PathVariable long number,
      @ModelAttribute("form") RecipientForm form,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var now = recipients.of(store, number);
    var errors = Untouched.errors(form, "form", model);
    for (var wrong : form.wrongs(now, store)) {
      var field = RecipientForm.FIELDS.getOrDefault(wrong.pointer(), "name");
      if (!errors.hasFieldErrors(field))
        errors.rejectValue(field, "said", sentences.say(wrong, locale));
    }
    if (!errors.hasErrors())
      try {
        boolean changed =
            recipients.change(
                store,
                number,
                form.contact(now, store),
                form.address(now, store),
                form.seen(),
                form.tells(),
                actor);
        var said = changed ? "recipient.done" : "recipient.same";
        next.addFlashAttribute("flash", Flash.said(say(said, locale)));
        return "redirect:" + store.page("/orders/" + number);
      } catch (RecipientRefused refused) {
        errors.reject("recipient.error." + refused.why().code());
        now = recipients.of(store, number);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, now, form, locale, model);
  }

  private static String page(
      Store store, Recipient now, RecipientForm form, Locale locale, Model model) {
    model
        .addAttribute("now", now)
        .addAttribute("here", store.page("/orders/" + now.number()))
        .addAttribute("to", form.fields(now, store, locale))
        .addAttribute("land", Countries.name(RecipientForm.country(now, store), locale));
    return "order/recipient";
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
