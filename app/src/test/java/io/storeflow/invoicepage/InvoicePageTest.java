package io.storeflow.invoicepage;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.invoice.Invoice;
import io.storeflow.invoice.InvoiceFiles;
import io.storeflow.invoice.InvoiceKind;
import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.invoice.InvoiceTerms;
import io.storeflow.invoice.InvoiceTermsRows;
import io.storeflow.invoice.Invoices;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.orderedit.EditQueries;
import io.storeflow.orderedit.EditWish;
import io.storeflow.orderedit.OrderEdits;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.product.TaxClass;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import tools.jackson.databind.json.JsonMapper;

/** Invoices of orders: made once, numbered without gaps, taken off by what follows. */
@AppTest
class InvoicePageTest {
  private static final int THREADS = 32;

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Invoices invoices;
  @Autowired InvoiceFiles files;
  @Autowired InvoiceTermsRows terms;
  @Autowired OrderPayments payments;
  @Autowired Orders orders;
  @Autowired Refunds refunds;
  @Autowired OrderEdits edits;
  @Autowired EditQueries edited;
  @Autowired StoreTaxes taxes;
  @Autowired TaxChanges taxChanges;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  Store store;
  Staff.Visitor owner;
  World.Goods goods;
  String rate;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    goods = world.goods(store, 1190, 999);
    rate = world.rate(store, Method.PICKUP, 250);
    var draft =
        new TaxDraft(
            true, false, false, Set.of(), null, taxes.of(store).version(), "DE136695976", false);
    taxChanges.say(store, draft, Actor.SYSTEM);
  }

  @Test
  void isMadeOnceAsPeopleAndProgramsReadIt() throws Exception {
    order(2);
    assertThat(owner.get(at("/orders/1001")).body()).contains("Make the invoice");
    var refused = owner.post(at("/orders/1001"), at("/orders/1001/invoice"));
    assertThat(refused.headers().firstValue("location").orElse("")).endsWith("/invoices/details");
    assertThat(owner.get(at("/invoices/details")).body()).contains("First say what invoices say");
    assertThat(owner.get(at("/orders/1001/invoice.pdf")).statusCode()).isEqualTo(404);
    var wrong = details("DE89 3704 0044 0532 0130 01");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("This IBAN cannot be right", "Kissa Kft")
        .doesNotContain("??");
    assertThat(details("DE89370400440532013000").statusCode()).isEqualTo(302);

    owner.post(at("/orders/1001"), at("/orders/1001/invoice"));
    owner.post(at("/orders/1001"), at("/orders/1001/invoice"));
    var year = java.time.LocalDate.now(store.timeZone()).getYear();
    assertThat(numbers()).containsExactly("RE-" + year + "-00001");
    var page = owner.get(at("/orders/1001")).body();
    assertThat(page)
        .contains("RE-" + year + "-00001", "Invoice made", "Correct the invoice")
        .doesNotContain("??");
    assertThat(owner.get(at("/invoices")).body())
        .contains("RE-" + year + "-00001", "€26.30")
        .doesNotContain("??");

    var shown = owner.get(at("/orders/1001/invoice.pdf"));
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(shown.headers().firstValue("Content-Disposition").orElse("")).startsWith("inline");
    var pdf = files.of(store, ids().getFirst()).pdf();
    assertThat(files.of(store, ids().getFirst()).pdf()).isEqualTo(pdf);
    assertThat(text(pdf))
        .contains("RE-" + year + "-00001", "Kissa Kft", "DE136695976", "€26.30", "HRB 12345")
        .contains("DE89 3704 0044 0532 0130 00", "19%")
        .doesNotContain("??");
    var validator = new ZUGFeRDValidator();
    validator.disableNotices();
    var report = validator.validate(pdf, "invoice.pdf");
    assertThat(validator.wasCompletelyValid()).as(report).isTrue();
  }

  @Test
  void refundsCorrectionsAndCancellationsTakeOffWhatIsStated() {
    say(InvoiceMoment.ASKED);
    order(3);
    payments.settle(store, 1001, Actor.SYSTEM);
    refund(100);
    var o = only(store, ORDERS);
    var track = "/track/" + db.select(o.PUBLIC_ID).from(o).fetchSingle(o.PUBLIC_ID);
    for (var page : List.of(at("/orders/1001"), track))
      assertThat(owner.get(page).body()).contains("The tax above belongs to €38.20");
    invoices.make(store, 1001, Actor.SYSTEM);
    refund(200);
    assertThat(rows()).containsExactly("invoice 3720", "credit_note 200");
    invoices.correct(store, 1001, null, Actor.SYSTEM);
    assertThat(rows().subList(2, 4)).containsExactly("corrected 3520", "cancellation 3520");
    var page = owner.get(at("/orders/1001"));
    var again = new String[] {"invoice", Client.hidden(page, "invoice")};
    owner.post(at("/orders/1001"), at("/orders/1001/invoice/correction"), again);
    assertThat(owner.get(at("/orders/1001")).body()).contains("has changed since that invoice");
    owner.post(
        at("/orders/1001"), at("/orders/1001/invoice/correction"), "invoice", "RE-2000-00001");
    assertThat(owner.get(at("/orders/1001")).body()).contains("was made of it meanwhile");
    assertThat(rows()).hasSize(4);
    orders.cancel(store, 1001, null, null, "", Actor.SYSTEM);
    assertThat(rows()).hasSize(5).last().isEqualTo("cancellation 3520");
    assertThat(owner.get(at("/orders/1001")).body())
        .contains("Cancellation", "−€35.20", "Invoice cancelled")
        .doesNotContain("Correct the invoice", "Make the invoice", "??");
    for (var id : ids())
      assertThat(owner.get(at("/orders/1001/documents/" + id)).statusCode()).isEqualTo(200);
    var other = staff.visitor(world.store(), Role.OWNER);
    assertThat(other.get(at("/orders/1001/documents/" + ids().getFirst())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatAnEditAddsIsTaxedAtItsOwnRate() {
    order(1);
    var book = world.goods(store, 535, 9);
    var p = only(store, PRODUCT);
    world.change(
        store,
        () ->
            db.update(p)
                .set(p.TAX_CLASS, TaxClass.REDUCED)
                .where(p.ID.eq(book.productId()))
                .execute());
    edit(0, book);
    var l = only(store, ORDER_LINE);
    var t = only(store, ORDER_TAX);
    assertThat(
            db.select(l.TAX_PPM, t.RATE_PPM)
                .from(l)
                .join(t)
                .on(t.ORDER_ID.eq(l.ORDER_ID))
                .and(t.POSITION.eq(l.TAX_POSITION.cast(Integer.class)))
                .orderBy(l.POSITION)
                .fetch(it -> it.value1() + " " + it.value2()))
        .containsExactly("190000 190000", "70000 70000");
  }

  @Test
  void statesAnEditedOrderAsItIsNow() throws Exception {
    say(InvoiceMoment.ASKED);
    order(2);
    payments.settle(store, 1001, Actor.SYSTEM);
    edit(1, world.goods(store, 690, 9));
    invoices.make(store, 1001, Actor.SYSTEM);
    assertThat(rows()).containsExactly("invoice 2130");
    assertThat(due()).isZero();

    edit(1, world.goods(store, 400, 9));
    assertThat(rows()).containsExactly("invoice 2130", "credit_note 1190");
    invoices.correct(store, 1001, null, Actor.SYSTEM);
    assertThat(rows().subList(2, 4)).containsExactly("corrected 1340", "cancellation 940");
    assertThat(due()).isZero();
    var shown = text(files.of(store, ids().get(2)).pdf());
    assertThat(shown).contains("€13.40", "not yet supplied").doesNotContain("€11.90", "??");

    assertThat(owner.get(at("/orders/1001")).body())
        .containsOnlyOnce("it does not hold any more")
        .doesNotContain("its invoices state", "??");
    edit(0, world.goods(store, 100, 9));
    assertThat(owner.get(at("/orders/1001")).body())
        .contains("worth €14.40 now, and its invoices state €13.40");
    invoices.correct(store, 1001, null, Actor.SYSTEM);
    assertThat(rows()).contains("corrected 1440");
    assertThat(due()).isEqualTo(100);
    refund(1440);
    assertThat(rows()).last().isEqualTo("credit_note 1440");
  }

  @Test
  void aLargeOneNeedsTheAddressOfTheBuyer() throws Exception {
    say(InvoiceMoment.SETTLED);
    goods = world.goods(store, 124_00, 9);
    order(2);
    order(1);
    payments.settle(store, 1001, Actor.SYSTEM);
    payments.settle(store, 1002, Actor.SYSTEM);
    Awaitility.await().untilAsserted(() -> assertThat(rows()).containsExactly("invoice 12650"));
    var page = at("/orders/1001");
    assertThat(owner.get(page).body())
        .contains("No invoice can be made yet", "Add the buyer’s address")
        .doesNotContain("Make the invoice", "??");
    owner.post(page, page + "/invoice");
    assertThat(rows()).hasSize(1);
    var form = owner.get(page + "/recipient");
    assertThat(form.body()).contains("The address of the invoice").doesNotContain("??");
    var typed = new ArrayList<>(List.of("version", Client.hidden(form, "version")));
    typed.addAll(List.of("name", "Ayşe Yılmaz", "email", "ayse@example.com", "phone", ""));
    typed.addAll(List.of("line1", "Invalidenstraße 1", "line2", "", "postalCode", "10115"));
    var wrong = owner.post(page + "/recipient", page + "/recipient", typed.toArray(new String[0]));
    assertThat(wrong.statusCode()).isEqualTo(422);
    typed.addAll(List.of("city", "Berlin", "region", ""));
    var done = owner.post(page + "/recipient", page + "/recipient", typed.toArray(new String[0]));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(owner.get(page).body())
        .contains("Address of the invoice", "Invalidenstraße 1", "Make the invoice");
    owner.post(page, page + "/invoice");
    assertThat(rows()).last().isEqualTo("invoice 25050");
    assertThat(text(files.of(store, ids().getLast()).pdf())).contains("Invalidenstraße 1");
  }

  @Test
  void isMadeByItselfOnceTheOrderIsPaid() {
    say(InvoiceMoment.SETTLED);
    order(1);
    payments.settle(store, 1001, Actor.SYSTEM);
    Awaitility.await().untilAsserted(() -> assertThat(rows()).containsExactly("invoice 1440"));
  }

  @Test
  void numbersHaveNoGapsWhateverIsTakenBack() throws Exception {
    say(InvoiceMoment.ASKED);
    for (int i = 0; i < THREADS; i++) order(1);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var work =
          IntStream.range(0, THREADS)
              .<Callable<Boolean>>mapToObj(
                  it ->
                      () -> {
                        if (it % 3 == 0) takeBack(1001 + it);
                        return invoices.make(store, 1001 + it, Actor.SYSTEM).isEmpty();
                      })
              .toList();
      for (var done : threads.invokeAll(work)) done.get();
    }
    var i = only(store, INVOICE);
    assertThat(db.select(i.SEQUENCE).from(i).orderBy(i.SEQUENCE).fetch(i.SEQUENCE))
        .isEqualTo(IntStream.rangeClosed(1, THREADS).boxed().toList());
  }

  /** Makes one that is rolled back: by us, or by the database where two wait for each other. */
  @Test
  void theListIsTurnedByItsLinks() {
    order(1);
    details("DE89370400440532013000");
    owner.post(at("/orders/1001"), at("/orders/1001/invoice"));
    var i = only(store, INVOICE);
    var first = db.selectFrom(i).fetchSingle();
    for (int more = 2; more <= 60; more++) {
      var copy = first.copy();
      copy.setStoreId(first.getStoreId());
      copy.setId(Ids.next());
      copy.setPublicId(PublicId.random());
      copy.setSequence(more);
      copy.setNumber("RE-" + more);
      db.insertInto(INVOICE).set(copy).execute();
    }
    var year = first.getYear();
    for (var list : List.of("/invoices", "/invoices?year=" + year)) {
      var page = owner.get(at(list)).body();
      assertThat(page).contains("RE-60<").doesNotContain("RE-2<", "rel=\"prev\"");
      var older = owner.get(led(page, "next")).body();
      assertThat(older).contains("RE-2<").doesNotContain("RE-60<", "rel=\"next\"");
      assertThat(older.contains("value=\"" + year + "\" selected"))
          .isEqualTo(list.contains("year"));
      assertThat(owner.get(led(older, "prev")).body()).contains("RE-60<").doesNotContain("RE-2<");
    }
  }

  private static String led(String page, String rel) {
    var link = Pattern.compile("rel=\"" + rel + "\"[^>]* href=\"([^\"]*)\"").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1).replace("&amp;", "&");
  }

  private void takeBack(long number) {
    try {
      transactions.undone(() -> invoices.make(store, number, Actor.SYSTEM));
    } catch (PessimisticLockingFailureException lost) {
      // Taken back as well.
    }
  }

  private void order(int units) {
    world.order(store, World.request(rate, null, goods, units));
  }

  /** Takes so many units off the first line, and puts one of that to the order. */
  private void edit(int less, World.Goods more) {
    var l = only(store, ORDER_LINE);
    var first = db.select(l.PUBLIC_ID).from(l).orderBy(l.POSITION).limit(1).fetchSingle().value1();
    var off =
        less == 0 ? List.<RefundWish.Units>of() : List.of(new RefundWish.Units(first, less, true));
    var wish = new EditWish(off, List.of(new Basket.Item(more.publicId(), 1)));
    var seen = edited.find(store, 1001);
    var how = new Refunding(version(), PaymentKind.CASH, "", false, null, Actor.SYSTEM);
    edits.make(store, 1001, wish, edits.plan(store, seen, wish), how);
  }

  /** What the last invoice says is to be paid. */
  private long due() {
    var i = only(store, INVOICE);
    return db.select(i.CONTENT)
        .from(i)
        .where(i.KIND.in(InvoiceKind.INVOICE, InvoiceKind.CORRECTED))
        .orderBy(i.ID.desc())
        .limit(1)
        .fetchSingle(it -> JsonMapper.shared().readValue(it.value1(), Invoice.class))
        .due();
  }

  private void refund(long minor) {
    var zero = Money.zero(store.currency());
    var wish = new RefundWish(List.of(), zero, new Money(minor, store.currency()), false);
    refunds.make(
        store,
        1001,
        wish,
        new Refunding(version(), PaymentKind.CASH, "Late", false, null, Actor.SYSTEM));
  }

  private int version() {
    var o = only(store, ORDERS);
    return db.select(o.VERSION).from(o).fetchSingle(o.VERSION);
  }

  private void say(InvoiceMoment made) {
    terms.say(
        store,
        new InvoiceTerms(
            "Kissa Kft", "", "HRB 12345", "", "", "", "", "", "", "RE-", "GS-", made, 0),
        Actor.SYSTEM);
  }

  private HttpResponse<String> details(String iban) {
    var page = at("/invoices/details");
    return owner.post(
        page,
        page,
        "legalName",
        "Kissa Kft",
        "register",
        "HRB 12345",
        "iban",
        iban,
        "invoicePrefix",
        "RE-",
        "creditPrefix",
        "GS-",
        "made",
        "asked",
        "version",
        "0");
  }

  private List<String> numbers() {
    var i = only(store, INVOICE);
    return db.select(i.NUMBER).from(i).orderBy(i.ID).fetch(i.NUMBER);
  }

  private List<String> ids() {
    var i = only(store, INVOICE);
    return db.select(i.PUBLIC_ID).from(i).orderBy(i.ID).fetch(i.PUBLIC_ID);
  }

  private List<String> rows() {
    var i = only(store, INVOICE);
    return db.select(i.KIND, i.TOTAL_MINOR)
        .from(i)
        .orderBy(i.ID)
        .fetch(it -> it.value1().code() + " " + it.value2());
  }

  private String at(String path) {
    return store.page(path);
  }

  private static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      var reader = new PDFTextStripper();
      reader.setSortByPosition(true);
      return reader.getText(document);
    }
  }
}
