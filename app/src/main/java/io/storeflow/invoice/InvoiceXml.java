package io.storeflow.invoice;

import io.storeflow.invoice.Invoice.Charge;
import io.storeflow.invoice.Invoice.Charge.Reason;
import io.storeflow.invoice.Invoice.Line;
import io.storeflow.invoice.Invoice.Rate;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.shipping.Address;
import io.storeflow.tax.TaxCase;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as programs read it: Cross Industry Invoice of UN/CEFACT by EN 16931, as ZUGFeRD and
 * Factur-X hold it. BT- and BG-numbers are those of the norm. All amounts are those of the
 * document; only the price of a unit is rounded, so far behind that its line agrees.
 */
final class InvoiceXml {
  private static final String ROOT = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
  private static final String PARTS =
      "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
  private static final String PLAIN = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
  private static final String QUALIFIED =
      "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";
  private static final String NORM = "urn:cen.eu:en16931:2017";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
  private static final int PRICE_DIGITS = 6;
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]");

  /** What a VAT category says, each once for a rate in percent (BG-23). */
  private record Category(String code, String percent) {}

  private final Invoice it;
  private final InvoiceWords words;
  private final int digits;
  private final XMLStreamWriter out;

  private InvoiceXml(Invoice it, InvoiceWords words, XMLStreamWriter out) {
    this.it = it;
    this.words = words;
    this.digits = MoneyFormat.digits(Currency.getInstance(it.currency()));
    this.out = out;
  }

  /** As UTF-8, of a document that {@link Invoice#isElectronic is electronic}. */
  static byte[] of(Invoice invoice, InvoiceWords words) {
    var bytes = new ByteArrayOutputStream();
    try {
      var out = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new InvoiceXml(invoice, words, out).write();
      out.close();
    } catch (XMLStreamException failed) {
      throw new IllegalStateException(failed);
    }
    return bytes.toByteArray();
  }

  /** A part that holds others. */
  private interface Body {
    void write() throws XMLStreamException;
  }

  private void write() throws XMLStreamException {
    out.writeStartDocument("UTF-8", "1.0");
    out.writeStartElement("rsm:CrossIndustryInvoice");
    out.writeAttribute("xmlns:rsm", ROOT);
    out.writeAttribute("xmlns:ram", PARTS);
    out.writeAttribute("xmlns:udt", PLAIN);
    out.writeAttribute("xmlns:qdt", QUALIFIED);
    part(
        "rsm:ExchangedDocumentContext",
        () -> part("GuidelineSpecifiedDocumentContextParameter", () -> text("ID", NORM)));
    part("rsm:ExchangedDocument", this::head);
    part("rsm:SupplyChainTradeTransaction", this::body);
    out.writeEndElement();
    out.writeEndDocument();
  }

  private void head() throws XMLStreamException {
    text("ID", it.number());
    text("TypeCode", it.kind().type());
    part("IssueDateTime", () -> day("udt:DateTimeString", it.issuedOn()));
    for (var note : notes()) part("IncludedNote", () -> text("Content", note));
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
    part("ApplicableHeaderTradeAgreement", this::parties);
    part("ApplicableHeaderTradeDelivery", this::delivery);
    part("ApplicableHeaderTradeSettlement", this::settlement);
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
    part(
        "IncludedSupplyChainTradeLineItem",
        () -> {
          part("AssociatedDocumentLineDocument", () -> text("LineID", Integer.toString(number)));
          part(
              "SpecifiedTradeProduct",
              () -> {
                some("SellerAssignedID", sku);
                text("Name", title);
                some("Description", more);
              });
          part(
              "SpecifiedLineTradeAgreement",
              () ->
                  part(
                      "NetPriceProductTradePrice",
                      () -> text("ChargeAmount", price(net, quantity))));
          part(
              "SpecifiedLineTradeDelivery",
              () -> {
                out.writeStartElement("ram:BilledQuantity");
                out.writeAttribute("unitCode", "C62");
                out.writeCharacters(Integer.toString(quantity));
                out.writeEndElement();
              });
          part(
              "SpecifiedLineTradeSettlement",
              () -> {
                part("ApplicableTradeTax", () -> category(it.rates().get(rate)));
                part(
                    "SpecifiedTradeSettlementLineMonetarySummation",
                    () -> text("LineTotalAmount", amount(net)));
              });
        });
  }

  private void category(Rate rate) throws XMLStreamException {
    var category = categoryOf(rate);
    text("TypeCode", "VAT");
    text("CategoryCode", category.code);
    text("RateApplicablePercent", category.percent);
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
    part(
        "SellerTradeParty",
        () -> {
          text("Name", seller.name());
          if (!seller.register().isEmpty() || !seller.shop().equals(seller.name()))
            part(
                "SpecifiedLegalOrganization",
                () -> {
                  some("ID", seller.register());
                  if (!seller.shop().equals(seller.name()))
                    text("TradingBusinessName", seller.shop());
                });
          if (!seller.phone().isEmpty() || !seller.email().isEmpty())
            part(
                "DefinedTradeContact",
                () -> {
                  text("PersonName", seller.shop());
                  if (!seller.phone().isEmpty())
                    part(
                        "TelephoneUniversalCommunication",
                        () -> text("CompleteNumber", seller.phone()));
                  if (!seller.email().isEmpty())
                    part("EmailURIUniversalCommunication", () -> text("URIID", seller.email()));
                });
          address(seller.address(), seller.address().country());
          registration("VA", seller.vatId());
          registration("FC", seller.taxNumber());
        });
    var buyer = it.buyer();
    part(
        "BuyerTradeParty",
        () -> {
          text("Name", buyer.called());
          if (!buyer.company().isEmpty())
            part("DefinedTradeContact", () -> text("PersonName", buyer.name()));
          var country = buyer.address().country();
          address(buyer.address(), country.isEmpty() ? buyer.delivery() : country);
          registration("VA", buyer.vatId());
        });
    part(
        "SellerOrderReferencedDocument", () -> text("IssuerAssignedID", Long.toString(it.order())));
  }

  private void registration(String scheme, String id) throws XMLStreamException {
    if (id.isEmpty()) return;
    part(
        "SpecifiedTaxRegistration",
        () -> {
          out.writeStartElement("ram:ID");
          out.writeAttribute("schemeID", scheme);
          out.writeCharacters(clean(id));
          out.writeEndElement();
        });
  }

  private void address(Address address, String country) throws XMLStreamException {
    part(
        "PostalTradeAddress",
        () -> {
          some("PostcodeCode", address.postalCode());
          some("LineOne", address.line1());
          some("LineTwo", address.line2());
          some("CityName", address.city());
          text("CountryID", country);
          some("CountrySubDivisionName", address.region());
        });
  }

  private void delivery() throws XMLStreamException {
    part("ShipToTradeParty", () -> address(Address.NONE, it.buyer().delivery()));
    var supplied = it.suppliedOn();
    // Goods that leave for another member state need a date (BR-IC-11); else none is said too
    // early.
    boolean needed = it.used().stream().anyMatch(one -> one.why() == TaxCase.INTRA_COMMUNITY);
    if (supplied == null && !needed) return;
    part(
        "ActualDeliverySupplyChainEvent",
        () ->
            part(
                "OccurrenceDateTime",
                () -> day("udt:DateTimeString", supplied == null ? it.issuedOn() : supplied)));
  }

  private void settlement() throws XMLStreamException {
    var seller = it.seller();
    some("PaymentReference", it.kind().states() ? it.number() : "");
    text("InvoiceCurrencyCode", it.currency());
    if (!seller.iban().isEmpty() && it.kind().states())
      part(
          "SpecifiedTradeSettlementPaymentMeans",
          () -> {
            text("TypeCode", "58");
            part("PayeePartyCreditorFinancialAccount", () -> text("IBANID", seller.iban()));
            if (!seller.bic().isEmpty())
              part("PayeeSpecifiedCreditorFinancialInstitution", () -> text("BICID", seller.bic()));
          });
    taxes();
    if (!it.lines().isEmpty()) for (var charge : it.charges()) charge(charge);
    else for (var charge : it.charges()) if (charge.net() <= 0) charge(charge);
    if (it.due() > 0)
      part("SpecifiedTradePaymentTerms", () -> text("Description", words.paymentTerms(it)));
    part("SpecifiedTradeSettlementHeaderMonetarySummation", this::sums);
    var former = it.former();
    if (former != null)
      part(
          "InvoiceReferencedDocument",
          () -> {
            text("IssuerAssignedID", former.number());
            part("FormattedIssueDateTime", () -> day("qdt:DateTimeString", former.issuedOn()));
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
      part(
          "ApplicableTradeTax",
          () -> {
            text("CalculatedAmount", amount(rates.stream().mapToLong(Rate::tax).sum()));
            text("TypeCode", "VAT");
            var why =
                rates.stream()
                    .map(words::exemption)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" "));
            if (!category.code.equals("S")) text("ExemptionReason", why);
            text("BasisAmount", amount(rates.stream().mapToLong(Rate::net).sum()));
            text("CategoryCode", category.code);
            var code = exemptionCode(category.code);
            if (code != null) text("ExemptionReasonCode", code);
            text("RateApplicablePercent", category.percent);
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
    part(
        "SpecifiedTradeAllowanceCharge",
        () -> {
          boolean adds = charge.net() >= 0;
          part("ChargeIndicator", () -> text("udt:Indicator", Boolean.toString(adds)));
          text("ActualAmount", amount(Math.abs(charge.net())));
          if (charge.reason() == Reason.SHIPPING && adds) text("ReasonCode", "DL");
          text("Reason", words.charge(it, charge));
          part("CategoryTradeTax", () -> category(it.rates().get(charge.rate())));
        });
  }

  private void sums() throws XMLStreamException {
    boolean goods = !it.lines().isEmpty();
    long charges = sum(charge -> charge.net() > 0);
    long allowances = -sum(charge -> charge.net() < 0);
    long lines = goods ? it.lines().stream().mapToLong(Line::net).sum() : charges;
    text("LineTotalAmount", amount(lines));
    text("ChargeTotalAmount", amount(goods ? charges : 0));
    text("AllowanceTotalAmount", amount(allowances));
    text("TaxBasisTotalAmount", amount(it.netTotal()));
    out.writeStartElement("ram:TaxTotalAmount");
    out.writeAttribute("currencyID", it.currency());
    out.writeCharacters(amount(it.taxTotal()));
    out.writeEndElement();
    if (it.rounding() != 0) text("RoundingAmount", amount(it.rounding()));
    text("GrandTotalAmount", amount(it.netTotal() + it.taxTotal()));
    text("TotalPrepaidAmount", amount(it.paid()));
    text("DuePayableAmount", amount(it.due()));
  }

  private long sum(java.util.function.Predicate<Charge> which) {
    return it.charges().stream().filter(which).mapToLong(Charge::net).sum();
  }

  private void part(String name, Body body) throws XMLStreamException {
    out.writeStartElement(named(name));
    body.write();
    out.writeEndElement();
  }

  private void text(String name, String value) throws XMLStreamException {
    out.writeStartElement(named(name));
    out.writeCharacters(clean(value));
    out.writeEndElement();
  }

  private void some(String name, String value) throws XMLStreamException {
    if (!clean(value).isBlank()) text(name, value);
  }

  private void day(String name, LocalDate day) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeAttribute("format", "102");
    out.writeCharacters(DAY.format(day));
    out.writeEndElement();
  }

  private static String named(String name) {
    return name.contains(":") ? name : "ram:" + name;
  }

  private static String clean(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
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
