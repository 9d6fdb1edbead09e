package io.storeflow.invoice;

import io.storeflow.invoice.Invoice.Charge;
import io.storeflow.invoice.Invoice.Charge.Reason;
import io.storeflow.invoice.Invoice.Rate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** The words of one document, in its language. */
public record InvoiceWords(MessageSource messages, Locale locale) {

  static InvoiceWords of(Invoice invoice, MessageSource messages) {
    return new InvoiceWords(messages, Locale.forLanguageTag(invoice.language()));
  }

  /** What a charge is for; a credit note takes a reduction off by an amount above 0. */
  public String charge(Invoice invoice, Charge charge) {
    if (charge.reason() == Reason.OTHER) {
      boolean adds = charge.net() + charge.tax() > 0;
      boolean kept = adds != (invoice.kind() == InvoiceKind.CREDIT_NOTE);
      return say(kept ? "document.kept" : "document.reduction");
    }
    return charge.name().isEmpty() ? say("document.shipping") : charge.name();
  }

  /** Why no tax is charged; empty where it is. */
  public String exemption(Rate rate) {
    if (rate.why() == null || rate.ppm() > 0) return "";
    if (!rate.why().isCharged()) return say("tax.case." + rate.why().code());
    return say(rate.cards() ? "document.voucher" : "document.exempt");
  }

  /** The sentences of why no tax is charged on some of it, each once. */
  public List<String> exemptions(Invoice invoice) {
    return invoice.used().stream()
        .map(this::exemption)
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * A tax as people name it.
   *
   * @param percent its rate, as they write it
   */
  public String tax(Rate rate, String percent) {
    var known = Map.of("vat", "tax.name.vat", "sales tax", "tax.name.sales", "", "tax.name.vat");
    var key = known.get(rate.name().toLowerCase(Locale.ROOT));
    return say("tax.on", percent, key == null ? rate.name() : say(key));
  }

  /** Until when and how what is due is paid. */
  public String paymentTerms(Invoice invoice) {
    if (!invoice.kind().states()) return say("document.given-back");
    var own = invoice.seller().paymentTerms();
    return own.isEmpty() ? say("document.due-now") : own;
  }

  public String say(String key, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
