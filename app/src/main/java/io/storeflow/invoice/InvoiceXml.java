package io.storeflow.invoice;

import io.storeflow.einvoice.XmlParts;
import io.storeflow.invoice.Invoice.Charge;
import io.storeflow.invoice.Invoice.Charge.Reason;
import io.storeflow.invoice.Invoice.Line;
import io.storeflow.invoice.Invoice.Rate;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.shipping.Address;
import io.storeflow.tax.TaxCase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as programs read it: Cross Industry Invoice of UN/CEFACT by EN 16931, as ZUGFeRD and
 * Factur-X hold it. BT- and BG-numbers are those of the norm. All amounts are those of the
 * document; only the price of a unit is rounded, so far behind that its line agrees.
 */
final class InvoiceXml {
  private static final String NORM = "urn:cen.eu:en16931:2017";
  private static final int PRICE_DIGITS = 6;

  /** What a VAT category says, each once for a rate in percent (BG-23). */
  private record Category(String code, String percent) {}

  private final Invoice it;
  private final InvoiceWords words;
  private final int digits;
  private final XmlParts out;

  private InvoiceXml(Invoice it, InvoiceWords words, XmlParts out) {
    this.it = it;
    this.words = words;
    this.digits = MoneyFormat.digits(Currency.getInstance(it.currency()));
    this.out = out;
  }

  /** As UTF-8, of a document that {@link Invoice#isElectronic is electronic}. */
  static byte[] of(Invoice invoice, InvoiceWords words) {
    return XmlParts.document(out -> new InvoiceXml(invoice, words, out).write());
  }

  private void write() throws XMLStreamException {
    out.part(
        "rsm:ExchangedDocumentContext",
        () -> out.part("GuidelineSpecifiedDocumentContextParameter", () -> out.text("ID", NORM)));
    out.part("rsm:ExchangedDocument", this::head);
    out.part("rsm:SupplyChainTradeTransaction", this::body);
  }

  private void head() throws XMLStreamException {
    out.text("ID", it.number());
    out.text("TypeCode", it.kind().type());
    out.part("IssueDateTime", () -> out.day("udt:DateTimeString", it.issuedOn()));
    for (var note : notes()) out.part("IncludedNote", () -> out.text("Content", note));
  }

  private List<String> notes() {
    return Stream.of(it.reason(), it.seller().managers(), it.seller().closing())
        .filter(note -> !note.isEmpty())
        .toList();
  }

  private void body() throws XMLStreamException {
    int number = 0;
    for (var line : it.lines()) line(++number, line);
    // One line there must be, so what is taken off is one where no goods are.
    if (it.lines().isEmpty())
      for (var charge : it.charges()) if (charge.net() > 0) line(++number, charge);
    out.part("ApplicableHeaderTradeAgreement", this::parties);
    out.part("ApplicableHeaderTradeDelivery", this::delivery);
    out.part("ApplicableHeaderTradeSettlement", this::settlement);
  }

  private void line(int number, Line line) throws XMLStreamException {
    var title = line.variant().isEmpty() ? line.title() : line.title() + ", " + line.variant();
    line(
        number,
        line.sku(),
        title,
        String.join(", ", line.chosen()),
        line.quantity(),
        line.net(),
        line.rate());
  }

  private void line(int number, Charge charge) throws XMLStreamException {
    line(number, "", words.charge(it, charge), "", 1, charge.net(), charge.rate());
  }

  private void line(
      int number, String sku, String title, String more, int quantity, long net, int rate)
      throws XMLStreamException {
    out.part(
        "IncludedSupplyChainTradeLineItem",
        () -> {
          out.part(
              "AssociatedDocumentLineDocument", () -> out.text("LineID", Integer.toString(number)));
          out.part(
              "SpecifiedTradeProduct",
              () -> {
                out.some("SellerAssignedID", sku);
                out.text("Name", title);
                out.some("Description", more);
              });
          out.part(
              "SpecifiedLineTradeAgreement",
              () ->
                  out.part(
                      "NetPriceProductTradePrice",
                      () -> out.text("ChargeAmount", price(net, quantity))));
          out.part(
              "SpecifiedLineTradeDelivery",
              () -> out.text("BilledQuantity", Integer.toString(quantity), "unitCode", "C62"));
          out.part(
              "SpecifiedLineTradeSettlement",
              () -> {
                out.part("ApplicableTradeTax", () -> category(it.rates().get(rate)));
                out.part(
                    "SpecifiedTradeSettlementLineMonetarySummation",
                    () -> out.text("LineTotalAmount", amount(net)));
              });
        });
  }

  private void category(Rate rate) throws XMLStreamException {
    var category = categoryOf(rate);
    out.text("TypeCode", "VAT");
    out.text("CategoryCode", category.code);
    out.text("RateApplicablePercent", category.percent);
  }

  private static Category categoryOf(Rate rate) {
    var why = Objects.requireNonNull(rate.why());
    return switch (why) {
      case DOMESTIC, OSS, REGISTERED ->
          rate.ppm() > 0 ? new Category("S", percent(rate.ppm())) : new Category("E", "0");
      case EXPORT -> new Category("G", "0");
      case INTRA_COMMUNITY -> new Category("K", "0");
      case REVERSE_CHARGE -> new Category("AE", "0");
      case SMALL_BUSINESS, NOT_REGISTERED -> new Category("E", "0");
    };
  }

  private void parties() throws XMLStreamException {
    var seller = it.seller();
    out.part(
        "SellerTradeParty",
        () -> {
          out.text("Name", seller.name());
          if (!seller.register().isEmpty() || !seller.shop().equals(seller.name()))
            out.part(
                "SpecifiedLegalOrganization",
                () -> {
                  out.some("ID", seller.register());
                  if (!seller.shop().equals(seller.name()))
                    out.text("TradingBusinessName", seller.shop());
                });
          if (!seller.phone().isEmpty() || !seller.email().isEmpty())
            out.part(
                "DefinedTradeContact",
                () -> {
                  out.text("PersonName", seller.shop());
                  if (!seller.phone().isEmpty())
                    out.part(
                        "TelephoneUniversalCommunication",
                        () -> out.text("CompleteNumber", seller.phone()));
                  if (!seller.email().isEmpty())
                    out.part(
                        "EmailURIUniversalCommunication", () -> out.text("URIID", seller.email()));
                });
          address(seller.address(), seller.address().country());
          registration("VA", seller.vatId());
          registration("FC", seller.taxNumber());
        });
    var buyer = it.buyer();
    out.part(
        "BuyerTradeParty",
        () -> {
          out.text("Name", buyer.called());
          if (!buyer.company().isEmpty())
            out.part("DefinedTradeContact", () -> out.text("PersonName", buyer.name()));
          var country = buyer.address().country();
          address(buyer.address(), country.isEmpty() ? buyer.delivery() : country);
          registration("VA", buyer.vatId());
        });
    out.part(
        "SellerOrderReferencedDocument",
        () -> out.text("IssuerAssignedID", Long.toString(it.order())));
  }

  private void registration(String scheme, String id) throws XMLStreamException {
    if (id.isEmpty()) return;
    out.part("SpecifiedTaxRegistration", () -> out.text("ID", id, "schemeID", scheme));
  }

  private void address(Address address, String country) throws XMLStreamException {
    out.part(
        "PostalTradeAddress",
        () -> {
          out.some("PostcodeCode", address.postalCode());
          out.some("LineOne", address.line1());
          out.some("LineTwo", address.line2());
          out.some("CityName", address.city());
          out.text("CountryID", country);
          out.some("CountrySubDivisionName", address.region());
        });
  }

  private void delivery() throws XMLStreamException {
    out.part("ShipToTradeParty", () -> address(Address.NONE, it.buyer().delivery()));
    var supplied = it.suppliedOn();
    // Goods that leave for another member state need a date (BR-IC-11); else none is said too
    // early.
    boolean needed = it.used().stream().anyMatch(one -> one.why() == TaxCase.INTRA_COMMUNITY);
    if (supplied == null && !needed) return;
    out.part(
        "ActualDeliverySupplyChainEvent",
        () ->
            out.part(
                "OccurrenceDateTime",
                () -> out.day("udt:DateTimeString", supplied == null ? it.issuedOn() : supplied)));
  }

  private void settlement() throws XMLStreamException {
    var seller = it.seller();
    out.some("PaymentReference", it.kind().states() ? it.number() : "");
    out.text("InvoiceCurrencyCode", it.currency());
    if (!seller.iban().isEmpty() && it.kind().states())
      out.part(
          "SpecifiedTradeSettlementPaymentMeans",
          () -> {
            out.text("TypeCode", "58");
            out.part("PayeePartyCreditorFinancialAccount", () -> out.text("IBANID", seller.iban()));
            if (!seller.bic().isEmpty())
              out.part(
                  "PayeeSpecifiedCreditorFinancialInstitution",
                  () -> out.text("BICID", seller.bic()));
          });
    taxes();
    if (!it.lines().isEmpty()) for (var charge : it.charges()) charge(charge);
    else for (var charge : it.charges()) if (charge.net() <= 0) charge(charge);
    if (it.due() > 0)
      out.part("SpecifiedTradePaymentTerms", () -> out.text("Description", words.paymentTerms(it)));
    out.part("SpecifiedTradeSettlementHeaderMonetarySummation", this::sums);
    var former = it.former();
    if (former != null)
      out.part(
          "InvoiceReferencedDocument",
          () -> {
            out.text("IssuerAssignedID", former.number());
            out.part(
                "FormattedIssueDateTime", () -> out.day("qdt:DateTimeString", former.issuedOn()));
          });
  }

  private void taxes() throws XMLStreamException {
    var groups =
        it.used().stream()
            .collect(
                Collectors.groupingBy(
                    InvoiceXml::categoryOf, LinkedHashMap::new, Collectors.toList()));
    for (var group : groups.entrySet()) {
      var category = group.getKey();
      var rates = group.getValue();
      out.part(
          "ApplicableTradeTax",
          () -> {
            out.text("CalculatedAmount", amount(rates.stream().mapToLong(Rate::tax).sum()));
            out.text("TypeCode", "VAT");
            var why =
                rates.stream()
                    .map(words::exemption)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" "));
            if (!category.code.equals("S")) out.text("ExemptionReason", why);
            out.text("BasisAmount", amount(rates.stream().mapToLong(Rate::net).sum()));
            out.text("CategoryCode", category.code);
            var code = exemptionCode(category.code);
            if (code != null) out.text("ExemptionReasonCode", code);
            out.text("RateApplicablePercent", category.percent);
          });
    }
  }

  private static @Nullable String exemptionCode(String category) {
    return switch (category) {
      case "G" -> "VATEX-EU-G";
      case "K" -> "VATEX-EU-IC";
      case "AE" -> "VATEX-EU-AE";
      default -> null;
    };
  }

  private void charge(Charge charge) throws XMLStreamException {
    out.part(
        "SpecifiedTradeAllowanceCharge",
        () -> {
          boolean adds = charge.net() >= 0;
          out.part("ChargeIndicator", () -> out.text("udt:Indicator", Boolean.toString(adds)));
          out.text("ActualAmount", amount(Math.abs(charge.net())));
          if (charge.reason() == Reason.SHIPPING && adds) out.text("ReasonCode", "DL");
          out.text("Reason", words.charge(it, charge));
          out.part("CategoryTradeTax", () -> category(it.rates().get(charge.rate())));
        });
  }

  private void sums() throws XMLStreamException {
    boolean goods = !it.lines().isEmpty();
    long charges = sum(charge -> charge.net() > 0);
    long allowances = -sum(charge -> charge.net() < 0);
    long lines = goods ? it.lines().stream().mapToLong(Line::net).sum() : charges;
    out.text("LineTotalAmount", amount(lines));
    out.text("ChargeTotalAmount", amount(goods ? charges : 0));
    out.text("AllowanceTotalAmount", amount(allowances));
    out.text("TaxBasisTotalAmount", amount(it.netTotal()));
    out.text("TaxTotalAmount", amount(it.taxTotal()), "currencyID", it.currency());
    if (it.rounding() != 0) out.text("RoundingAmount", amount(it.rounding()));
    out.text("GrandTotalAmount", amount(it.netTotal() + it.taxTotal()));
    out.text("TotalPrepaidAmount", amount(it.paid()));
    out.text("DuePayableAmount", amount(it.due()));
  }

  private long sum(java.util.function.Predicate<Charge> which) {
    return it.charges().stream().filter(which).mapToLong(Charge::net).sum();
  }

  private static String percent(int ppm) {
    var percent = BigDecimal.valueOf(ppm, 4).stripTrailingZeros();
    return percent.setScale(Math.max(0, percent.scale())).toPlainString();
  }

  private String amount(long minor) {
    return BigDecimal.valueOf(minor, digits).toPlainString();
  }

  private String price(long net, int quantity) {
    var price =
        BigDecimal.valueOf(net, digits)
            .divide(BigDecimal.valueOf(quantity), PRICE_DIGITS, RoundingMode.HALF_UP);
    var brief = price.stripTrailingZeros();
    return (brief.scale() < digits ? brief.setScale(digits) : brief).toPlainString();
  }
}
