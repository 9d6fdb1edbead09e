package io.storeflow.invoicepage;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Claims;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;

/** Invoices of orders: made once, numbered without gaps, taken off by what follows. */
@AppTest
class InvoicePageTest extends AtTheInvoices {
  private static final int THREADS = 32;

  @Autowired Transactions transactions;
  @Autowired GiftCards cards;
  @Autowired Orders orders;

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

  /** Its shopper was told that it comes with the goods. */
  @Test
  void isMadeOnceWhatIsPaidByItHasGoneOut() {
    say(InvoiceMoment.SETTLED);
    order(1);
    var o = only(store, ORDERS);
    db.update(o).set(o.PAID_BY, PaidBy.INVOICE).execute();
    for (var to :
        List.of(FulfilmentState.ACCEPTED, FulfilmentState.READY, FulfilmentState.COMPLETED))
      orders.move(store, 1001, to, Actor.SYSTEM);
    Awaitility.await().untilAsserted(() -> assertThat(rows()).containsExactly("invoice 1440"));
  }

  /** Nothing is heard later of what is paid as it is placed. */
  @Test
  void isMadeAtOnceWhereGiftCardsHavePaid() {
    say(InvoiceMoment.SETTLED);
    var draft = new CardDraft(store.money(5000), null, "", "", "");
    var claims =
        Claims.NONE.withGiftCards(List.of(cards.issue(store, draft, Actor.SYSTEM).code().hash()));
    world.order(store, World.request(rate, null, goods, 1).but().claiming(claims).build());
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
}
