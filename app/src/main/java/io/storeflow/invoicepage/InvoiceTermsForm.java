package io.storeflow.invoicepage;

import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.invoice.InvoiceTerms;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Typed;
import java.math.BigInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What invoices say of the seller, as it was typed. */
record InvoiceTermsForm(
    @Nullable String legalName,
    @Nullable String taxNumber,
    @Nullable String register,
    @Nullable String managers,
    @Nullable String iban,
    @Nullable String bic,
    @Nullable String bank,
    @Nullable String paymentTerms,
    @Nullable String closing,
    @Nullable String invoicePrefix,
    @Nullable String creditPrefix,
    @Nullable String made,
    @Nullable String version) {
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/._-]*|");
  private static final BigInteger CHECKED = BigInteger.valueOf(97);

  static InvoiceTermsForm of(InvoiceTerms terms, String shop) {
    var form =
        new InvoiceTermsForm(
            terms.version() == 0 ? shop : terms.legalName(),
            terms.taxNumber(),
            terms.register(),
            terms.managers(),
            terms.iban(),
            terms.bic(),
            terms.bank(),
            terms.paymentTerms(),
            terms.closing(),
            terms.invoicePrefix(),
            terms.creditPrefix(),
            terms.made().code(),
            null);
    return Overtaken.seen(form, terms.version());
  }

  /** What the form says; of use only if nothing was noted. */
  InvoiceTerms check(Errors errors) {
    var check = new FormText(errors);
    return new InvoiceTerms(
        check.required("legalName", legalName, 200),
        check.optional("taxNumber", taxNumber, 40),
        check.optional("register", register, 200),
        check.optional("managers", managers, 200),
        iban(errors),
        coded("bic", bic, BIC, errors),
        check.optional("bank", bank, 120),
        check.optional("paymentTerms", paymentTerms, 300),
        check.text("closing", closing, 500),
        prefix("invoicePrefix", invoicePrefix, check, errors),
        prefix("creditPrefix", creditPrefix, check, errors),
        moment(errors),
        Overtaken.row(version));
  }

  /** Its last two digits before the country's are what is left of it by 97 (ISO 13616). */
  private String iban(Errors errors) {
    var code = coded("iban", iban, IBAN, errors);
    if (code.isEmpty()) return "";
    var turned = code.substring(4) + code.substring(0, 4);
    var digits =
        turned
            .chars()
            .mapToObj(it -> Integer.toString(Character.digit(it, 36)))
            .collect(Collectors.joining());
    if (new BigInteger(digits).mod(CHECKED).equals(BigInteger.ONE)) return code;
    errors.rejectValue("iban", "invoice.iban.wrong");
    return "";
  }

  private static String coded(String field, @Nullable String typed, Pattern form, Errors errors) {
    var code = Typed.capitals(Typed.code(typed).replace(" ", ""));
    if (code.isEmpty() || form.matcher(code).matches()) return code;
    errors.rejectValue(field, "invoice." + field + ".wrong");
    return "";
  }

  private static String prefix(
      String field, @Nullable String typed, FormText check, Errors errors) {
    var text = check.optional(field, Typed.code(typed), 12);
    if (PREFIX.matcher(text).matches()) return text;
    errors.rejectValue(field, "invoice.prefix.wrong");
    return "";
  }

  private InvoiceMoment moment(Errors errors) {
    var code = Typed.code(made);
    var found = Coded.find(InvoiceMoment.class, code);
    if (found.isEmpty()) errors.rejectValue("made", "settings.choice.unknown");
    return found.orElse(InvoiceMoment.ASKED);
  }
}
