package io.storeflow.customerpage;

import io.storeflow.customerbook.CustomerChanges;
import io.storeflow.desk.Needs;
import io.storeflow.label.TagStep;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.ordertag.TooManyTags;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** The page of one customer. */
@Controller
@RequestMapping("/s/{store}/customers/{customer}")
@Needs(Permission.SEE_CUSTOMERS)
class CustomerController {
  private static final String FORM = "form";

  private final CustomerShown shown;
  private final CustomerChanges changes;
  private final MessageSource messages;
  private final Sentences sentences;

  CustomerController(
      CustomerShown shown, CustomerChanges changes, MessageSource messages, Sentences sentences) {
    this.shown = shown;
    this.changes = changes;
    this.messages = messages;
    this.sentences = sentences;
  }

  @GetMapping
  String show(StoreAccess access, @PathVariable("customer") String id, Model model) {
    var customer = shown.get(access, id);
    model.addAttribute(FORM, CustomerForm.of(customer, access.store()));
    return shown.fill(access, customer, model);
  }

  @PostMapping
  @Needs(Permission.EDIT_CUSTOMERS)
  String update(
      StoreAccess access,
      @PathVariable("customer") String id,
      @ModelAttribute(FORM) CustomerForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var store = access.store();
    var customer = shown.get(access, id);
    var form = Untouched.keep(sent, CustomerForm.of(customer, store), request);
    var errors = Untouched.errors(form, FORM, model);
    var draft = form.read(store, customer, errors);
    if (!errors.hasErrors()) {
      try {
        changes.change(access, id, form.versionSeen(), draft);
        next.addFlashAttribute(
            "flash", Flash.said(messages.getMessage("customer.saved", null, locale)));
        return "redirect:" + store.page("/customers/" + id);
      } catch (StaleForm stale) {
        var now = shown.get(access, id);
        var choices = Map.of("marketing", shown.consents());
        Overtaken.show(form, CustomerForm.of(now, store), FORM, choices, model, response);
        return shown.fill(access, now, model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return shown.fill(access, customer, model);
  }

  /**
   * Gives tags and takes one away.
   *
   * @param added with commas between
   */
  @PostMapping("/tags")
  @Needs(Permission.EDIT_CUSTOMERS)
  String tag(
      StoreAccess access,
      @PathVariable("customer") String id,
      @RequestParam(name = "add", defaultValue = "") String added,
      @RequestParam(name = "remove", defaultValue = "") String removed,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    var customer = shown.get(access, id);
    var read = Listed.read(added, OrderTags.MOST, OrderTags.LONGEST);
    var wrong = read.refusal().map(it -> new Wrong("/add", it.rule(), it.with()));
    if (wrong.isEmpty()) {
      try {
        changes.tag(access, id, new TagStep(read.orElse(List.of()), Listed.of(removed)));
        return "redirect:" + access.store().page("/customers/" + id) + "#tags";
      } catch (TooManyTags many) {
        wrong = Optional.of(Wrong.of("/add", "list.many", OrderTags.MOST, many.count()));
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("wrongTag", sentences.say(wrong.get(), locale));
    model.addAttribute("typedTag", added);
    model.addAttribute(FORM, CustomerForm.of(customer, access.store()));
    return shown.fill(access, customer, model);
  }
}
