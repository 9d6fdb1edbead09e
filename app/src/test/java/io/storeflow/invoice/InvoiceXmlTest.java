package io.storeflow.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.invoice.Invoice.Former;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ESeverity;
import org.mustangproject.validator.ValidationContext;
import org.mustangproject.validator.XMLValidator;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.w3c.dom.Element;

/** What programs read agrees with the order, to the last unit, and with the rules of EN 16931. */
class InvoiceXmlTest {
  private static final int MANY = 10_000;
  private static final int CHECKED = 24;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final ResourceBundleMessageSource WORDS = new ResourceBundleMessageSource();

  private static DocumentBuilder parser;

  @BeforeAll
  static void words() throws Exception {
    parser = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
    WORDS.setBasenames("messages/document", "messages/tax");
    WORDS.setDefaultEncoding("UTF-8");
    WORDS.setFallbackToSystemLocale(false);
  }

  @Test
  void sumsOfTenThousandCartsAreThoseOfTheirOrders() throws Exception {
    var made = new MadeUpOrders(42);
    int electronic = 0;
    for (int i = 0; i < MANY; i++) {
      var it = made.next();
      var order = it.order();
      var invoice = InvoiceDraft.of(order, it.seller(), head(InvoiceKind.INVOICE, i), ZONE);
      assertThat(invoice.total()).isEqualTo(order.balance().total().minor());
      assertThat(invoice.taxTotal()).isEqualTo(order.tax());
      assertThat(Math.abs(invoice.rounding())).isLessThan(50);
      long shown = invoice.charged().stream().mapToLong(c -> c.net() + c.tax()).sum();
      assertThat(shown)
          .isEqualTo(order.shipping() + (order.taxIncluded() ? 0 : order.tax() - lineTax(order)));
      var credits = takenOff(made, order, invoice);
      if (!invoice.isElectronic()) continue;
      electronic++;
      agrees(invoice);
      if (i % 10 == 0) for (var credit : credits) if (credit.isElectronic()) agrees(credit);
    }
    assertThat(electronic).isGreaterThan(MANY * 7 / 10);
  }

  @Test
  void anOrderThatWasEditedAndRefundedIsStatedAsItIsNow() throws Exception {
    var made = new MadeUpOrders(11);
    int electronic = 0;
    for (int i = 0; i < MANY; i++) {
      var it = made.next();
      var order = it.order();
      for (int n = i % 4; n > 0; n--) order = made.changed(order);
      var invoice = InvoiceDraft.of(order, it.seller(), head(InvoiceKind.INVOICE, i), ZONE);
      assertThat(invoice.total()).isEqualTo(order.balance().worth().minor());
      assertThat(invoice.due()).isEqualTo(order.balance().due().minor());
      isWhatIsLeft(order, invoice);
      assertThat(Math.abs(invoice.rounding())).isLessThan(50);
      var later = order;
      var credits = new ArrayList<Invoice>();
      for (int n = i % 3; n > 0; n--) {
        var next = made.changed(later);
        if (next.credited().size() > later.credited().size()) {
          long off = credits.stream().mapToLong(Invoice::total).sum();
          var part = next.credited().getLast().on(invoice, invoice.total() - off);
          if (part.credited() > 0)
            credits.add(InvoiceDraft.credit(invoice, part, head(InvoiceKind.CREDIT_NOTE, n)));
        }
        later = next;
      }
      long off = credits.stream().mapToLong(Invoice::total).sum();
      // What was put to the order since is on no document; all else of it is.
      long added = later.balance().total().minor() - order.balance().total().minor();
      if (added == 0) assertThat(invoice.total() - off).isEqualTo(later.balance().worth().minor());
      var rest = InvoiceDraft.cancel(invoice, credits, head(InvoiceKind.CANCELLATION, i));
      assertThat(off + rest.total()).isEqualTo(invoice.total());
      var anew = InvoiceDraft.of(later, it.seller(), head(InvoiceKind.CORRECTED, i), ZONE);
      assertThat(anew.total()).isEqualTo(later.balance().worth().minor());
      assertThat(anew.due()).isEqualTo(later.balance().due().minor());
      if (!invoice.isElectronic()) continue;
      electronic++;
      agrees(invoice);
      if (i % 10 == 0 && anew.isElectronic()) agrees(anew);
      if (i % 500 == 3) assertThat(faults(InvoiceXml.of(invoice, words(invoice)))).isEmpty();
    }
    assertThat(electronic).isGreaterThan(MANY / 2);
  }

  private static void isWhatIsLeft(InvoicedOrder order, Invoice invoice) {
    for (var line : order.lines()) {
      int credited =
          order.credited().stream()
              .flatMap(it -> it.lines().stream())
              .filter(it -> it.of() == line.id())
              .mapToInt(CreditedPart.Line::quantity)
              .sum();
      int stated =
          invoice.lines().stream()
              .filter(it -> it.of() == line.id())
              .mapToInt(Invoice.Line::quantity)
              .sum();
      assertThat(stated).isEqualTo(line.quantity() - credited);
    }
  }

  /** Two refunds and a cancellation: together they are the invoice. */
  private static List<Invoice> takenOff(MadeUpOrders made, InvoicedOrder order, Invoice invoice) {
    var refund = made.refund(order, 1);
    var credit = InvoiceDraft.credit(invoice, refund, head(InvoiceKind.CREDIT_NOTE, 1));
    assertThat(credit.total()).isEqualTo(refund.credited());
    var rest = InvoiceDraft.cancel(invoice, List.of(credit), head(InvoiceKind.CANCELLATION, 2));
    assertThat(credit.total() + rest.total()).isEqualTo(invoice.total());
    assertThat(credit.netTotal() + rest.netTotal()).isEqualTo(invoice.netTotal());
    assertThat(credit.taxTotal() + rest.taxTotal()).isEqualTo(invoice.taxTotal());
    return List.of(credit, rest);
  }

  private static long lineTax(InvoicedOrder order) {
    return order.lines().stream().mapToLong(InvoicedOrder.Line::tax).sum();
  }

  /** The sums of the norm: BR-CO-10 to 17, and that prices of units come to their lines. */
  private static void agrees(Invoice invoice) throws Exception {
    var xml = parsed(InvoiceXml.of(invoice, words(invoice)));
    var lines = BigDecimal.ZERO;
    for (var line : all(xml, "IncludedSupplyChainTradeLineItem")) {
      var total = number(line, "LineTotalAmount");
      var each = number(line, "ChargeAmount");
      var units = number(line, "BilledQuantity");
      assertThat(each.multiply(units).setScale(total.scale(), RoundingMode.HALF_UP))
          .isEqualByComparingTo(total);
      lines = lines.add(total);
    }
    var sums = all(xml, "SpecifiedTradeSettlementHeaderMonetarySummation").getFirst();
    var charges = BigDecimal.ZERO;
    var allowances = BigDecimal.ZERO;
    for (var charge : all(xml, "SpecifiedTradeAllowanceCharge")) {
      var amount = number(charge, "ActualAmount");
      assertThat(amount.signum()).isNotNegative();
      if (text(charge, "Indicator").equals("true")) charges = charges.add(amount);
      else allowances = allowances.add(amount);
    }
    var base = BigDecimal.ZERO;
    var tax = BigDecimal.ZERO;
    for (var group : all(xml, "ApplicableTradeTax")) {
      if (!group.getParentNode().getLocalName().startsWith("ApplicableHeader")) continue;
      base = base.add(number(group, "BasisAmount"));
      tax = tax.add(number(group, "CalculatedAmount"));
    }
    assertThat(number(sums, "LineTotalAmount")).isEqualByComparingTo(lines);
    assertThat(number(sums, "ChargeTotalAmount")).isEqualByComparingTo(charges);
    assertThat(number(sums, "AllowanceTotalAmount")).isEqualByComparingTo(allowances);
    assertThat(number(sums, "TaxBasisTotalAmount"))
        .isEqualByComparingTo(lines.add(charges).subtract(allowances))
        .isEqualByComparingTo(base);
    assertThat(number(sums, "TaxTotalAmount")).isEqualByComparingTo(tax);
    var grand = number(sums, "GrandTotalAmount");
    assertThat(grand).isEqualByComparingTo(base.add(tax));
    var due = number(sums, "DuePayableAmount");
    var paid = number(sums, "TotalPrepaidAmount");
    assertThat(due.add(paid).unscaledValue().longValueExact())
        .as("the total of the order, to the last unit")
        .isEqualTo(invoice.total());
    assertThat(due).isEqualByComparingTo(grand.subtract(paid).add(rounding(sums)));
  }

  private static BigDecimal rounding(Element sums) {
    return all(sums, "RoundingAmount").isEmpty() ? BigDecimal.ZERO : number(sums, "RoundingAmount");
  }

  @Test
  void theRulesOfTheNormAreKept() throws Exception {
    var made = new MadeUpOrders(7);
    var documents = new ArrayList<Invoice>();
    while (documents.size() < CHECKED) {
      var it = made.next();
      var stated = InvoiceDraft.of(it.order(), it.seller(), head(InvoiceKind.INVOICE, 1), ZONE);
      if (stated.isElectronic()) documents.add(stated);
      if (documents.size() % 3 == 0)
        for (var credit : takenOff(made, it.order(), stated))
          if (credit.isElectronic()) documents.add(credit);
    }
    for (var it : documents)
      assertThat(faults(InvoiceXml.of(it, words(it)))).as(it.toString()).isEmpty();
  }

  @Test
  void anOrderThatCostsNothingHasAnInvoice() throws Exception {
    var line =
        new InvoicedOrder.Line(1, "Ramen", "", "", List.of(), 1, 1290, 1290, 0, 0, 0, null, false);
    var it = new MadeUpOrders(1).next();
    var order = nothing(it.order(), line);
    var invoice = InvoiceDraft.of(order, it.seller(), head(InvoiceKind.INVOICE, 1), ZONE);
    assertThat(invoice.total()).isZero();
    assertThat(invoice.lines()).hasSize(1);
  }

  private static InvoicedOrder nothing(InvoicedOrder of, InvoicedOrder.Line line) {
    var zero = io.storeflow.platform.money.Money.zero(java.util.Currency.getInstance("EUR"));
    return new InvoicedOrder(
        1,
        2,
        of.placedAt(),
        null,
        of.fulfilment(),
        "de",
        "EUR",
        "Ann",
        of.address(),
        of.billing(),
        "",
        true,
        0,
        0,
        List.of(line),
        List.of(),
        new io.storeflow.payment.Balance(zero, zero, zero, zero, zero, false),
        0,
        0,
        List.of());
  }

  private static List<String> faults(byte[] xml) throws Exception {
    var context = new ValidationContext(LoggerFactory.getLogger(InvoiceXmlTest.class));
    var validator = new XMLValidator(context);
    validator.disableNotices();
    validator.setStringContent(new String(xml, StandardCharsets.UTF_8));
    validator.validate();
    return context.getResults().stream()
        // It warns where tax is that of lines and not that of their sum, as the norm lets one do.
        .filter(it -> it.getSeverity().compareTo(ESeverity.error) >= 0)
        .map(it -> it.getSeverity() + " " + it.getMessage())
        .toList();
  }

  private static InvoiceHead head(InvoiceKind kind, int number) {
    var former = kind.states() ? null : new Former("2026-00001", MadeUpOrders.DAY);
    return new InvoiceHead(kind, "2026-%05d".formatted(number), MadeUpOrders.DAY, former);
  }

  private static InvoiceWords words(Invoice invoice) {
    return new InvoiceWords(WORDS, Locale.forLanguageTag(invoice.language()));
  }

  private static Element parsed(byte[] xml) throws Exception {
    return parser.parse(new ByteArrayInputStream(xml)).getDocumentElement();
  }

  private static List<Element> all(Element in, String name) {
    var found = in.getElementsByTagNameNS("*", name);
    var all = new ArrayList<Element>();
    for (int i = 0; i < found.getLength(); i++) all.add((Element) found.item(i));
    return all;
  }

  private static BigDecimal number(Element in, String name) {
    return new BigDecimal(text(in, name));
  }

  private static String text(Element in, String name) {
    return all(in, name).getFirst().getTextContent();
  }
}
