package io.storeflow.invoicepage;

import io.storeflow.desk.Needs;
import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.invoice.InvoiceTermsRows;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What invoices say of the seller, and when they are made. */
@Controller
@RequestMapping("/s/{store}/invoices/details")
@Needs(Permission.EDIT_SETTINGS)
class InvoiceTermsController {
  private final InvoiceTermsRows rows;
  private final StoreTaxes taxes;
  private final MessageSource messages;

  InvoiceTermsController(InvoiceTermsRows rows, StoreTaxes taxes, MessageSource messages) {
    this.rows = rows;
    this.taxes = taxes;
    this.messages = messages;
  }

  @GetMapping
  String show(Store store, Locale locale, Model model) {
    model.addAttribute("terms", InvoiceTermsForm.of(rows.of(store), store.name()));
    return page(store, locale, model);
  }

  @PostMapping
  String update(
      Store store,
      Actor actor,
      @ModelAttribute("terms") InvoiceTermsForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var now = InvoiceTermsForm.of(rows.of(store), store.name());
    var form = Untouched.keep(sent, now, request);
    var errors = Untouched.errors(form, "terms", model);
    var terms = form.check(errors);
    if (!errors.hasErrors())
      try {
        rows.say(store, terms, actor);
        var said = messages.getMessage("invoice.details.changed", null, locale);
        redirect.addFlashAttribute("flash", Flash.said(said));
        return "redirect:" + store.page("/invoices/details");
      } catch (InvoiceTermsRows.PrefixTaken taken) {
        var field = taken.ofInvoices() ? "invoicePrefix" : "creditPrefix";
        errors.rejectValue(field, "invoice.prefix.taken");
      } catch (InvoiceTermsRows.Stale stale) {
        var theirs = InvoiceTermsForm.of(rows.of(store), store.name());
        Overtaken.show(form, theirs, "terms", Map.of("made", moments(locale)), model, response);
        return page(store, locale, model);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, locale, model);
  }

  private String page(Store store, Locale locale, Model model) {
    model
        .addAttribute("moments", moments(locale))
        .addAttribute("lines", store.hasAddress() ? store.settings().lines() : List.of())
        .addAttribute("vatId", taxes.of(store).vatId());
    return "invoice/details";
  }

  private List<Choice> moments(Locale locale) {
    return Arrays.stream(InvoiceMoment.values())
        .map(
            it ->
                Choice.of(
                    it.code(), messages.getMessage("invoice.made." + it.code(), null, locale)))
        .toList();
  }
}
