package io.storeflow.invoicepage;

import io.storeflow.desk.Needs;
import io.storeflow.invoice.InvoiceFiles;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.invoice.InvoiceRefused;
import io.storeflow.invoice.Invoices;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes the invoice of an order, and shows what was made. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}")
class InvoiceController {
  private final Invoices invoices;
  private final InvoiceQueries queries;
  private final InvoiceFiles files;
  private final MessageSource messages;

  InvoiceController(
      Invoices invoices, InvoiceQueries queries, InvoiceFiles files, MessageSource messages) {
    this.invoices = invoices;
    this.queries = queries;
    this.files = files;
    this.messages = messages;
  }

  /** The invoice that was made last. */
  @GetMapping("/invoice.pdf")
  @Needs(Permission.SEE_ORDERS)
  ResponseEntity<byte[]> invoice(Store store, @PathVariable long number) {
    return pdf(store, queries.standing(store, number).orElseThrow(NotFound::new));
  }

  @GetMapping("/documents/{document}")
  @Needs(Permission.SEE_ORDERS)
  ResponseEntity<byte[]> document(
      Store store, @PathVariable long number, @PathVariable String document) {
    return pdf(store, queries.ofOrder(store, number, document).orElseThrow(NotFound::new));
  }

  @PostMapping("/invoice")
  @Needs(Permission.EDIT_ORDERS)
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      Locale locale,
      RedirectAttributes next) {
    return answer(
        store, access, number, () -> invoices.make(store, number, actor), "made", locale, next);
  }

  @PostMapping("/invoice/correction")
  @Needs(Permission.REFUND_ORDERS)
  String correct(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @RequestParam(name = "invoice", required = false) @Nullable String seen,
      Locale locale,
      RedirectAttributes next) {
    return answer(
        store,
        access,
        number,
        () -> invoices.correct(store, number, seen, actor),
        "corrected",
        locale,
        next);
  }

  private String answer(
      Store store,
      StoreAccess access,
      long number,
      Supplier<String> work,
      String said,
      Locale locale,
      RedirectAttributes next) {
    try {
      var made = say("invoice.done." + said, locale, work.get());
      next.addFlashAttribute("flash", Flash.said(made));
    } catch (InvoiceRefused refused) {
      var why = say("invoice.refused." + refused.why().name().toLowerCase(Locale.ROOT), locale);
      next.addFlashAttribute("trouble", why);
      boolean details = refused.why() == InvoiceRefused.Why.DETAILS;
      if (details && access.may(Permission.EDIT_SETTINGS))
        return "redirect:" + store.page("/invoices/details");
    }
    return "redirect:" + store.page("/orders/" + number);
  }

  private ResponseEntity<byte[]> pdf(Store store, String id) {
    var file = files.of(store, id);
    var shown =
        ContentDisposition.inline()
            .filename(file.name() + ".pdf", StandardCharsets.UTF_8)
            .build()
            .toString();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, shown)
        .body(file.pdf());
  }

  private String say(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
