package io.storeflow.tracking;

import io.storeflow.cardpayment.PaidByCard;
import io.storeflow.exemption.Exemption;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.modifier.Extra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.payment.PaymentTold;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.RatedAmount;
import io.storeflow.pricing.PriceNote;
import io.storeflow.pricing.ShippingNote;
import io.storeflow.returning.Arrival;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnStage;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import io.storeflow.tax.TaxCase;
import io.storeflow.tax.Taxes;
import io.storeflow.tax.Taxes.Group;
import io.storeflow.vatid.VatIdState;
import io.storeflow.withdrawal.Withdrawal;
import io.storeflow.withdrawal.WithdrawalLaw;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as everybody may see it who knows its public id: nothing about the person, not where it
 * goes.
 *
 * @param promisedAt when the shopper was told that it would be ready; of parcels null, unless staff
 *     said that one comes later
 * @param readyBy when the store has to be done with it; null in orders from before it was written
 * @param settledAt when the store had its money; null while it is due
 * @param told how it is paid
 * @param version numbers its live channel
 * @param vatId what is known of the VAT id that was given; null for none
 * @param spared tax that the prices of its goods hold and that was not owed
 * @param why how its lines came to their prices, {@code brought}: how shipping did
 * @param sent false for gift cards alone, which come by e-mail
 * @param rate what the way there was called when it was ordered
 * @param outgoing what of it has gone out, and what is still to come
 * @param code to be said where it is fetched; null while it has none
 * @param balance what of it is paid, and what went back
 * @param returns what of it comes back
 * @param returnDays in how many days something may be sent back; 0 for not at all
 * @param hasDocuments whether an invoice was made of it
 * @param cardsSpent whether something was paid with gift cards that were bought with it
 * @param withdrawals what somebody has declared of it, also who is not its shopper
 */
public record TrackedOrder(
    Store store,
    String publicId,
    String number,
    Method method,
    PaymentState payment,
    FulfilmentState fulfilment,
    Money subtotal,
    Money shipping,
    Money discount,
    List<NamedAmount> discounts,
    boolean taxIncluded,
    List<Group> taxes,
    Money rounding,
    Money total,
    int itemCount,
    @Nullable Instant promisedAt,
    @Nullable Instant readyBy,
    @Nullable Instant settledAt,
    PaymentTold told,
    int version,
    List<Line> lines,
    List<Event> timeline,
    List<PaidByCard> cards,
    PickupPoint point,
    @Nullable VatIdState vatId,
    Money spared,
    PriceNote why,
    ShippingNote brought,
    boolean sent,
    String rate,
    Outgoing outgoing,
    @Nullable String code,
    Balance balance,
    List<Return> returns,
    int returnDays,
    boolean hasDocuments,
    boolean cardsSpent,
    List<Withdrawal> withdrawals) {

  /**
   * @param backordered units that were not there when it was ordered
   * @param discounts what was taken off it, negative; {@code discount}: all of that
   * @param spared tax that its price holds and that was not owed
   * @param credited units that were taken off since it was ordered, {@code removed}: those of them
   *     that did not go out
   * @param exemption why nobody may withdraw from the contract on it
   */
  public record Line(
      String title,
      String secondTitle,
      String variantTitle,
      String sku,
      String imagePath,
      int quantity,
      Money unitPrice,
      Money total,
      int backordered,
      List<Extra> extras,
      List<NamedAmount> discounts,
      Money discount,
      Money spared,
      Exemption exemption,
      int credited,
      int removed) {

    /** What its units cost before anything is taken off: what is stands below, for all lines. */
    public Money full() {
      return unitPrice.times(quantity);
    }
  }

  public record Event(Instant at, Stage stage) {}

  /** An amount of its notes. */
  public Money amount(long minor) {
    return new Money(minor, total.currency());
  }

  /** How shipping came to its price, if there is more to say than that. */
  public List<PriceNote.Told> broughtBy() {
    return brought.steps().size() < 2 ? List.of() : brought.steps();
  }

  /** Whether its shopper may withdraw from the contract, as the law has it. */
  public boolean mayBeWithdrawn() {
    return WithdrawalLaw.holds(store)
        && fulfilment != FulfilmentState.CANCELLED
        && Math.max(declared(), credited()) < withdrawable();
  }

  private int declared() {
    return withdrawing().stream()
        .flatMap(it -> it.held().stream())
        .mapToInt(Withdrawal.Line::quantity)
        .sum();
  }

  private int credited() {
    return unexempt().mapToInt(Line::credited).sum();
  }

  private int withdrawable() {
    return unexempt().mapToInt(Line::quantity).sum();
  }

  private Stream<Line> unexempt() {
    return lines.stream().filter(it -> !it.exemption().isExempt());
  }

  /** What its shopper has withdrawn from, also where that is dealt with by now. */
  public List<Withdrawal> withdrawn() {
    return withdrawals.stream().filter(it -> it.proven() && !it.held().isEmpty()).toList();
  }

  /** What its shopper has withdrawn from and counts, the first declaration first. */
  public List<Withdrawal> withdrawing() {
    return withdrawals.stream().filter(Withdrawal::counts).toList();
  }

  /** Whether it stands still for that: then nothing is due, and nothing leaves. */
  public boolean isStill() {
    return !withdrawing().isEmpty() && fulfilment.isOpen();
  }

  /** Whether its shopper may call it off: nobody has begun with it, or spent what it was. */
  public boolean mayBeCancelled() {
    return fulfilment == FulfilmentState.NEW && !cardsSpent;
  }

  /** Whether anything has gone out that the store may take back, and its days are not over. */
  public boolean mayComeBack(Instant now) {
    if (returnDays == 0 || outgoing.gone() - paidBack() - returned() <= 0) return false;
    var came = Arrival.of(outgoing, since(Stage.COMPLETED));
    return came == null || now.isBefore(Arrival.until(came, returnDays, store.timeZone()));
  }

  /** Units that went out and were paid back. */
  private int paidBack() {
    return lines.stream().mapToInt(it -> Math.max(0, it.credited() - it.removed())).sum();
  }

  /** Units that are coming back, or came and were not paid back. */
  private int returned() {
    int units = 0;
    for (var it : returns) {
      if (it.stage().isOpen()) units += it.units();
      else if (it.stage() == ReturnStage.CLOSED)
        units += it.lines().stream().mapToInt(line -> line.received() - line.refunded()).sum();
    }
    return units;
  }

  /** How many units, less what was taken off since; of nothing left all of them. */
  public int items() {
    int left = lines.stream().mapToInt(it -> it.quantity() - it.credited()).sum();
    return left > 0 ? left : itemCount;
  }

  /** Whether all of it came, as somebody has said of each parcel. */
  public boolean hasCome() {
    var parcels = outgoing.parcels();
    return stage() == Stage.COMPLETED
        && !parcels.isEmpty()
        && parcels.stream().allMatch(it -> it.stage() == FulfilmentStage.DELIVERED);
  }

  /** Whether the shopper still has to pay, and not to a provider. */
  public boolean isDue() {
    return payment.counts(told.counts()) && !balance.isSettled();
  }

  /** What tax is charged, by rate. */
  public List<RatedAmount> charged() {
    return Taxes.shown(taxes);
  }

  /** Why none is charged on some of it; empty where all of it is taxed. */
  public Set<TaxCase> untaxed() {
    return Taxes.untaxed(taxes);
  }

  /** Whether who gave a VAT id is told what became of it: tax was charged all the same. */
  public boolean tellsOfVatId() {
    return vatId != null && (vatId.isOpen() || vatId == VatIdState.BY_STAFF);
  }

  /** What gift cards take off, by the last four of each. */
  public List<NamedAmount> cardsOff() {
    return PaidByCard.off(cards);
  }

  /** What is still to be paid. */
  public Money due() {
    return balance.due();
  }

  /** What went back; null for nothing. */
  public @Nullable Money refunded() {
    return balance.refunded().isZero() ? null : balance.refunded();
  }

  private Money besideCards() {
    return PaidByCard.due(total, cards);
  }

  /** The same as a line of a sum; null where no card pays. */
  public @Nullable Money rest() {
    return PaidByCard.rest(balance, cards, fulfilment);
  }

  /** What it comes to now, as a line of a sum; null where nothing was taken off since. */
  public @Nullable Money now() {
    return balance.credited().isZero() ? null : balance.stands();
  }

  /** Its message. */
  public String restWord() {
    return PaidByCard.restWord(besideCards(), settledAt, balance);
  }

  /** Whether gift cards paid all of it. */
  public boolean isPaidByCards() {
    return !cards.isEmpty() && besideCards().isZero();
  }

  /** Of what comes by e-mail nothing is prepared, and nothing waits at a counter. */
  public Stage stage() {
    var stage = Stage.of(fulfilment);
    return !sent && (stage == Stage.PREPARING || stage == Stage.READY) ? Stage.ACCEPTED : stage;
  }

  /** By which it comes, as keys of words have it. */
  public String way() {
    return sent ? method.code() : "mail";
  }

  /** The same of words for that stage: goods are packed, also where they are fetched. */
  public String wayAt(Stage stage) {
    boolean packed = sent && stage == Stage.PREPARING && store.trade() == Trade.GOODS;
    return packed ? Method.SHIPPING.code() : way();
  }

  /** By when a parcel leaves; null for what is no parcel, and once it is packed. */
  @Nullable Instant leavesBy() {
    boolean waits = sent && method == Method.SHIPPING && stage().isBeforeReady() && !isStill();
    return waits ? readyBy : null;
  }

  /** Days of the store until a parcel leaves: 0 for today, and for one that is late. */
  @Nullable Integer leavesInDays(Instant now) {
    var by = leavesBy();
    if (by == null) return null;
    var zone = store.timeZone();
    var today = LocalDate.ofInstant(now, zone);
    return (int) Math.max(0, ChronoUnit.DAYS.between(today, LocalDate.ofInstant(by, zone)));
  }

  /** When it last came to that stage; null if it never did. */
  public @Nullable Instant since(Stage stage) {
    return timeline.reversed().stream()
        .filter(event -> event.stage() == stage)
        .map(Event::at)
        .findFirst()
        .orElse(null);
  }
}
