package io.storeflow.orderpage;

import io.storeflow.allergen.AllergenGroup;
import io.storeflow.allergen.NamedAllergens;
import io.storeflow.billing.Billing;
import io.storeflow.billing.IfConfirmed;
import io.storeflow.cardpayment.PaidByCard;
import io.storeflow.giftcard.IssuedCard;
import io.storeflow.modifier.Extra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderStep;
import io.storeflow.order.PaymentState;
import io.storeflow.order.ReturnState;
import io.storeflow.payment.Balance;
import io.storeflow.payment.Payment;
import io.storeflow.payment.PaymentTold;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.RatedAmount;
import io.storeflow.refund.Refund;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.tax.TaxCase;
import io.storeflow.tax.Taxes;
import io.storeflow.tax.Taxes.Group;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order with all that its page shows.
 *
 * @param gone units of it that have gone out
 * @param issued gift cards that were bought with it
 * @param ifConfirmed what it would have cost with its VAT id; null where nobody knows
 * @param told how its shopper was told to pay
 */
public record OrderPage(
    long id,
    String publicId,
    long number,
    String source,
    FulfilmentState fulfilment,
    PaymentState payment,
    PaymentTold told,
    ReturnState returned,
    int gone,
    Person customer,
    Way way,
    Sum sum,
    Times times,
    List<Line> lines,
    List<NamedAmount> adjustments,
    List<Group> taxes,
    List<PaidByCard> cards,
    List<IssuedCard> issued,
    Billing billing,
    @Nullable IfConfirmed ifConfirmed,
    Paid paid) {

  /** What came for it, and what went back. */
  public record Paid(Balance balance, List<Payment> payments, List<Refund> refunds) {}

  public record Person(long id, String name, String email, String phone) {}

  /**
   * How it reaches the shopper; the address is empty where none is needed.
   *
   * @param sent whether anything of it is handed over; else all of it goes by e-mail
   */
  public record Way(
      Method method, String rate, Address address, String note, PickupPoint point, boolean sent) {
    /** What the note names that somebody may not eat; empty for none. */
    public Set<AllergenGroup> alarms() {
      return NamedAllergens.in(note);
    }
  }

  public record Sum(
      Money subtotal,
      Money shipping,
      Money discount,
      Money tax,
      boolean taxIncluded,
      Money rounding,
      Money total,
      Money spared,
      @Nullable Other other) {
    /** The total in the currency of the store. */
    public Money own() {
      return other == null ? total : other.total();
    }
  }

  /**
   * What an order in another currency than that of its store comes to there, at the rate at which
   * it was placed.
   *
   * @param rate so many units of its currency were one of the store's
   */
  public record Other(BigDecimal rate, Money total) {
    /** Without zeros that say nothing. */
    public String written() {
      return rate.stripTrailingZeros().toPlainString();
    }
  }

  public record Times(
      Instant placed,
      @Nullable Instant promised,
      @Nullable Instant readyBy,
      @Nullable Instant ready,
      @Nullable Instant closed,
      @Nullable Instant settled) {}

  public record Line(
      String title,
      String secondTitle,
      String variant,
      String sku,
      String image,
      int quantity,
      Money each,
      int backordered,
      List<Extra> modifiers,
      Money tax,
      int taxPpm,
      int credited,
      int removed,
      boolean tracked) {

    /** What its units cost before anything is taken off: what is stands below, for all lines. */
    public Money full() {
      return each.times(quantity);
    }
  }

  /** What the shopper has ordered at this store up to now. */
  public record History(int place, int orders, Money total) {}

  /**
   * What was taken off, by name; nothing for who may not know for what.
   *
   * @param known whether they may
   */
  public List<NamedAmount> adjustments(boolean known) {
    return known ? adjustments : List.of();
  }

  /** What was taken off where it is not told for what. */
  public Money otherDiscount(boolean known) {
    return adjustments(known).isEmpty() ? sum.discount() : Money.zero(sum.discount().currency());
  }

  /** What tax is charged, by rate. */
  public List<RatedAmount> charged() {
    return Taxes.shown(taxes);
  }

  /** Why none is charged on some of it; empty where all of it is taxed. */
  public Set<TaxCase> untaxed() {
    return Taxes.untaxed(taxes);
  }

  /** How much less it costs if its VAT id holds; null where nobody knows. */
  public @Nullable Money less() {
    return ifConfirmed == null ? null : ifConfirmed.less(sum.total());
  }

  /** What of that was paid, and is to be given back; null where nobody knows. */
  public @Nullable Money toGiveBack() {
    if (ifConfirmed == null) return null;
    var back = ifConfirmed.less(kept());
    return back.minor() > 0 ? back : Money.zero(back.currency());
  }

  /** Whether the store has any money of it. */
  public boolean isPaidInPart() {
    return !kept().isZero();
  }

  private Money kept() {
    return paid.balance().kept();
  }

  /** Whether its tax is owed whether or not the VAT id holds. */
  public boolean owesAnyway() {
    return ifConfirmed != null
        && ifConfirmed.tax().equals(sum.tax())
        && ifConfirmed.total().equals(sum.total());
  }

  /** The step that usually comes next; empty when there is none. */
  public Optional<OrderStep> next() {
    return OrderStep.after(fulfilment);
  }

  /** Other steps that lead on or back from here. */
  public List<OrderStep> others() {
    return OrderStep.from(fulfilment).stream()
        .filter(step -> next().filter(step::equals).isEmpty())
        .toList();
  }

  public boolean mayBeCancelled() {
    return fulfilment.canBeCancelled(way.sent()) && gone == 0 && !hasSpentCards();
  }

  /** How many units are still part of it. */
  public int units() {
    return lines.stream().mapToInt(it -> it.quantity() - it.removed()).sum();
  }

  /** Whether something was paid with gift cards that were bought with it. */
  public boolean hasSpentCards() {
    return issued.stream().anyMatch(it -> !it.spent().isZero());
  }

  /** What was paid with gift cards that were bought with it, or taken off them. */
  public Money spentOnCards() {
    return issued.stream().map(IssuedCard::spent).reduce(Money::plus).orElseThrow();
  }

  /** Whether what was ordered may be changed, as far as its state says. */
  public boolean mayBeEdited() {
    return fulfilment.isOpen() && !payment.isAwaited(told.counts()) && way.sent();
  }

  /** The word for where the money is. */
  public String paymentWord() {
    return payment.word(paid.balance());
  }

  /** What gift cards take off, by the last four of each. */
  public List<NamedAmount> cardsOff() {
    return PaidByCard.off(cards);
  }

  /** What gift cards leave to pay. */
  public Money due() {
    return PaidByCard.due(sum.total(), cards);
  }

  /** The same as a line of a sum; null where no card pays. */
  public @Nullable Money rest() {
    return PaidByCard.rest(paid.balance(), cards, fulfilment);
  }

  /** What it comes to now, as a line of a sum; null where nothing was taken off since. */
  public @Nullable Money now() {
    var balance = paid.balance();
    return balance.credited().isZero() ? null : balance.stands();
  }

  /** Its message. */
  public String restWord() {
    return PaidByCard.restWord(due(), times.settled(), paid.balance());
  }

  /** Whether gift cards paid all of it. */
  public boolean isPaidByCards() {
    return !cards.isEmpty() && due().isZero();
  }

  /** What somebody has to give back with a cancellation: what does not go back to cards. */
  public Money moneyKept() {
    var kept = paid.balance().kept();
    return kept.minus(PaidByCard.takingBack(cards, kept.currency()));
  }

  /** Whether money has to go back with a cancellation: what the store really has. */
  public boolean refunds() {
    return (payment.counts(told.counts()) || isCardBarred()) && moneyKept().minor() > 0;
  }

  /** Whether a card that paid takes nothing back. */
  public boolean isCardBarred() {
    return cards.stream().anyMatch(PaidByCard::isBarred);
  }

  /** Whether a provider is still to say that the money came. */
  public boolean isAwaited() {
    return fulfilment.isOpen()
        && payment == PaymentState.PENDING
        && payment.isAwaited(told.counts());
  }

  /** Whether more may come for it that somebody writes down. */
  public boolean mayBePaid() {
    return payment.counts(told.counts()) && !paid.balance().isSettled();
  }

  /** Whether some of it can be refunded. */
  public boolean mayBeRefunded() {
    var balance = paid.balance();
    boolean worth = payment.counts(told.counts()) && !balance.worth().isZero();
    return worth || !balance.surplus().isZero();
  }

  /** The amount that goes with the word for where its money is. */
  public Money paymentAmount() {
    var balance = paid.balance();
    return switch (paymentWord()) {
      case "give_back" -> balance.surplus();
      case "refunded", "partially_refunded" -> balance.refunded();
      case "due", "partly_paid", "pending", "failed" -> balance.due();
      default -> balance.stands();
    };
  }

  /** Whether any of it has a stock, to which it could come back. */
  public boolean hasStock() {
    return lines.stream().anyMatch(Line::tracked);
  }

  /** How many units, over all lines, less what was taken off since; of nothing left all of them. */
  public int items() {
    int left = lines.stream().mapToInt(it -> it.quantity() - it.credited()).sum();
    return left > 0 ? left : lines.stream().mapToInt(Line::quantity).sum();
  }

  /** How long it took, or has taken so far, from the order to its being ready. */
  public Duration age(Instant now) {
    return Duration.between(times.placed(), times.ready() == null ? now : times.ready());
  }
}
