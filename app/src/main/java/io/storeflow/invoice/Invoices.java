package io.storeflow.invoice;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.store.Owned.insertInto;

import io.storeflow.invoice.Invoice.Seller;
import io.storeflow.invoice.InvoiceQueries.Kept;
import io.storeflow.invoice.InvoiceRefused.Why;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Typed;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxRates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Makes invoices, corrections and credit notes. Each is written once, with all that it says, in the
 * transaction that takes its number; the order is locked meanwhile, so that it has one that stands.
 */
@Service
public class Invoices {
  private final DSLContext db;
  private final Transactions transactions;
  private final InvoiceQueries queries;
  private final InvoiceNumbers numbers;
  private final InvoiceTermsRows termsRows;
  private final MissingInvoices missing;
  private final StoreTaxes taxes;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Invoices(
      DSLContext db,
      Transactions transactions,
      InvoiceQueries queries,
      InvoiceNumbers numbers,
      InvoiceTermsRows termsRows,
      MissingInvoices missing,
      StoreTaxes taxes,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.numbers = numbers;
    this.termsRows = termsRows;
    this.missing = missing;
    this.taxes = taxes;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * States what an order comes to, less what it was credited with by now; nothing if that is
   * stated.
   *
   * @return the number of the invoice that stands
   * @throws InvoiceRefused if it cannot be made
   * @throws io.storeflow.platform.failure.NotFound if the store has no such order
   */
  public String make(Store store, long number, Actor actor) {
    return transactions.write(
        () -> {
          long id = queries.locked(store, number);
          var standing = standing(queries.of(store, id));
          if (standing.isPresent()) return standing.get().content().number();
          return state(store, id, InvoiceKind.INVOICE, null, actor).content().number();
        });
  }

  /**
   * Takes off what is left of the invoice of an order, and states anew what it comes to (Directive
   * 2006/112/EC, art. 219).
   *
   * @param seen the number of the one that is to be corrected; null for the one that stands
   * @return the number of the one that stands then
   * @throws InvoiceRefused if there is none, another stands by now, or it cannot be made or says
   *     the same
   */
  public String correct(Store store, long number, @Nullable String seen, Actor actor) {
    return transactions.write(
        () -> {
          long id = queries.locked(store, number);
          var before = queries.of(store, id);
          var former = standing(before).orElseThrow(() -> new InvoiceRefused(Why.NONE));
          var stands = former.content();
          if (seen != null && !seen.equals(stands.number()))
            throw new InvoiceRefused(Why.OVERTAKEN);
          if (draft(store, id, InvoiceHead.of(stands)).equals(stands))
            throw new InvoiceRefused(Why.SAME);
          var anew = state(store, id, InvoiceKind.CORRECTED, former, actor);
          cancel(store, id, former, before, actor);
          return anew.content().number();
        });
  }

  /**
   * A refund was made: in its transaction. Nothing for an order without an invoice, or where
   * nothing is taken off that.
   *
   * @param refund its row id
   */
  void credit(Store store, long order, long refund, Actor actor) {
    var before = queries.of(store, order);
    var invoice = standing(before).orElse(null);
    if (invoice == null) return;
    long off = credits(before, invoice).stream().mapToLong(Invoice::total).sum();
    long left = invoice.content().total() - off;
    queries.refunds(store, order).stream()
        .filter(it -> it.id() == refund)
        .map(it -> it.on(invoice.content(), left))
        .filter(it -> it.credited() > 0)
        .forEach(it -> credit(store, order, invoice, it, actor));
  }

  /** An order was cancelled: in that transaction. Nothing for one without an invoice. */
  void cancelled(Store store, long order, Actor actor) {
    missing.forget(store, order);
    var before = queries.of(store, order);
    standing(before).ifPresent(it -> cancel(store, order, it, before, actor));
  }

  private Kept state(
      Store store, long order, InvoiceKind kind, @Nullable Kept former, Actor actor) {
    var terms = termsRows.of(store);
    missing.forget(store, order);
    return write(store, order, terms, kind, former, null, head -> draft(store, order, head), actor);
  }

  /** What the order comes to by now. */
  private Invoice draft(Store store, long order, InvoiceHead head) {
    var seller = seller(store, termsRows.of(store));
    var facts = queries.order(store, order);
    if (facts.fulfilment() == FulfilmentState.CANCELLED) throw new InvoiceRefused(Why.CANCELLED);
    var draft = InvoiceDraft.of(facts, seller, head, store.timeZone());
    if (draft.lines().isEmpty() && draft.charges().isEmpty()) throw new InvoiceRefused(Why.NOTHING);
    if (!BuyerNamed.isEnough(draft, facts, store.currency().getCurrencyCode()))
      throw new InvoiceRefused(Why.BUYER);
    return draft;
  }

  private void credit(Store store, long order, Kept invoice, CreditedPart refund, Actor actor) {
    write(
        store,
        order,
        termsRows.of(store),
        InvoiceKind.CREDIT_NOTE,
        invoice,
        refund.id(),
        head -> InvoiceDraft.credit(supplied(store, order, invoice), refund, head),
        actor);
  }

  private void cancel(Store store, long order, Kept invoice, List<Kept> before, Actor actor) {
    var credits = credits(before, invoice);
    write(
        store,
        order,
        termsRows.of(store),
        InvoiceKind.CANCELLATION,
        invoice,
        null,
        head -> InvoiceDraft.cancel(supplied(store, order, invoice), credits, head),
        actor);
  }

  /** What it stated, with the day of supply as it is known by now. */
  private Invoice supplied(Store store, long order, Kept invoice) {
    var day = InvoiceDraft.supplied(queries.order(store, order), store.timeZone());
    return invoice.content().supplied(day);
  }

  private static List<Invoice> credits(List<Kept> before, Kept invoice) {
    return before.stream()
        .filter(it -> Objects.equals(it.former(), invoice.id()))
        .map(Kept::content)
        .filter(it -> it.kind() == InvoiceKind.CREDIT_NOTE)
        .toList();
  }

  /** The one that states what the order comes to and was not cancelled. */
  private static Optional<Kept> standing(List<Kept> all) {
    return all.stream()
        .filter(it -> it.content().kind().states())
        .filter(
            it ->
                all.stream()
                    .noneMatch(
                        other ->
                            other.content().kind() == InvoiceKind.CANCELLATION
                                && Objects.equals(other.former(), it.id())))
        .findFirst();
  }

  private Kept write(
      Store store,
      long order,
      InvoiceTerms terms,
      InvoiceKind kind,
      @Nullable Kept former,
      @Nullable Long refund,
      Function<InvoiceHead, Invoice> draft,
      Actor actor) {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, store.timeZone());
    var taken = numbers.next(store, kind, today);
    var refers =
        former == null
            ? null
            : new Invoice.Former(former.content().number(), former.content().issuedOn());
    var content = draft.apply(new InvoiceHead(kind, taken.text(terms.prefix(kind)), today, refers));
    long id = Ids.next();
    var publicId = PublicId.random();
    insertInto(db, store, INVOICE)
        .set(INVOICE.ID, id)
        .set(INVOICE.PUBLIC_ID, publicId)
        .set(INVOICE.KIND, kind)
        .set(INVOICE.SERIES, kind.series())
        .set(INVOICE.YEAR, (short) taken.year())
        .set(INVOICE.SEQUENCE, taken.sequence())
        .set(INVOICE.NUMBER, content.number())
        .set(INVOICE.ORDER_ID, order)
        .set(INVOICE.FORMER_ID, former == null ? null : former.id())
        .set(INVOICE.REFUND_ID, refund)
        .set(INVOICE.ISSUED_AT, now)
        .set(INVOICE.ISSUED_ON, today)
        .set(INVOICE.BUYER, Typed.cut(content.buyer().called(), 120))
        .set(INVOICE.CURRENCY, content.currency())
        .set(INVOICE.TOTAL_MINOR, content.total())
        .set(INVOICE.CONTENT, InvoiceQueries.JSON.writeValueAsString(content))
        .set(INVOICE.ACTOR_KIND, actor.kind())
        .set(INVOICE.ACTOR, actor.name())
        .execute();
    timeline.add(store, order, Timeline.document(kind.code()), actor, content.number());
    tell(store, content, actor);
    return new Kept(id, publicId, content, former == null ? null : former.id(), refund);
  }

  private void tell(Store store, Invoice made, Actor actor) {
    events.publishEvent(
        Audited.in(
            store,
            actor,
            "invoice." + made.kind().code(),
            "order",
            Long.toString(made.order()),
            "#" + made.order(),
            Changes.none()
                .field("number", null, made.number())
                .field("total", null, made.money(made.total()).plain())
                .field("currency", null, made.currency())));
  }

  private Seller seller(Store store, InvoiceTerms terms) {
    if (!terms.isSaid()) throw new InvoiceRefused(Why.DETAILS);
    var vatId = taxes.of(store).vatId();
    var lacking =
        InvoiceTerms.lacking(store.hasAddress(), store.country(), terms.taxNumber(), vatId);
    if (lacking != null) throw new InvoiceRefused(lacking);
    var settings = store.settings();
    return new Seller(
        terms.legalName(),
        store.name(),
        new Address(
            store.country(),
            settings.postalCode(),
            settings.region(),
            settings.city(),
            settings.line1(),
            settings.line2()),
        vatId,
        terms.taxNumber(),
        terms.register(),
        terms.managers(),
        terms.iban(),
        terms.bic(),
        terms.bank(),
        settings.phone(),
        settings.email(),
        terms.paymentTerms(),
        terms.closing(),
        settings.colour(),
        TaxRates.seeded().isInUnion(store.country()));
  }
}
