package io.storeflow.cardpayment;

import io.storeflow.giftcard.GiftCard;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.Payable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What cards pay of a total: each as much as it has, one after the other, less what would leave a
 * rest that cannot be paid. Pure; the order's transaction proves it.
 *
 * @param shares of cards that can pay, in the order in which they were given; those that are not
 *     needed any more pay nothing
 * @param refused the others
 * @param due what is left to pay
 */
public record CardPlan(List<Share> shares, List<Refused> refused, Money due) {
  /** Cards of one order at most. */
  public static final int MOST = 5;

  /**
   * @param hash of the code that was given
   * @param lastFour of that code
   * @param left on the card when this is paid
   */
  public record Share(long card, String hash, String lastFour, Money amount, Money left) {
    private Share less(Money some) {
      return new Share(card, hash, lastFour, amount.minus(some), left.plus(some));
    }
  }

  /**
   * @param place among the codes that were given, from 0
   * @param lastFour of the code; null where it is not known
   */
  public record Refused(int place, String hash, @Nullable String lastFour, CardFault why) {}

  /** Nothing is paid by cards. */
  public static CardPlan none(Money total) {
    return new CardPlan(List.of(), List.of(), total);
  }

  /**
   * @param hashes of codes, in the order in which they are used up
   * @param known cards by hashes
   * @param bought what of the total buys gift cards, which no card pays: else money that went back
   *     to it could be spent by the card that it bought too
   * @param today in the store's zone
   */
  public static CardPlan of(
      List<String> hashes,
      Map<String, GiftCard> known,
      Money total,
      Money bought,
      LocalDate today) {
    var shares = new ArrayList<Share>();
    var refused = new ArrayList<Refused>();
    var seen = new HashSet<Long>();
    var apart = bought.compareTo(total) < 0 ? bought : total;
    var due = total.minus(apart);
    boolean buysCards = due.isZero() && !apart.isZero();
    for (int i = 0; i < hashes.size(); i++) {
      var hash = hashes.get(i);
      var card = known.get(hash);
      if (card == null) {
        refused.add(new Refused(i, hash, null, CardFault.UNKNOWN));
        continue;
      }
      // Two codes of one card, or one given twice, are one.
      if (!seen.add(card.id())) continue;
      var why = fault(card, total, today);
      if (why == null && buysCards) why = CardFault.BUYS_CARDS;
      if (why != null) {
        refused.add(new Refused(i, hash, why == CardFault.UNKNOWN ? null : card.lastFour(), why));
        continue;
      }
      var amount = card.balance().compareTo(due) < 0 ? card.balance() : due;
      due = due.minus(amount);
      var left = card.balance().minus(amount);
      shares.add(new Share(card.id(), hash, card.lastFour(), amount, left));
    }
    due = due.plus(apart);
    var kept = Payable.upwards(due);
    keep(shares, kept);
    return new CardPlan(List.copyOf(shares), List.copyOf(refused), due.plus(kept));
  }

  /** Leaves that on the cards, on the last first, so that the rest is what can be paid. */
  private static void keep(List<Share> shares, Money kept) {
    var rest = kept;
    for (int i = shares.size() - 1; i >= 0 && !rest.isZero(); i--) {
      var share = shares.get(i);
      var some = share.amount().compareTo(rest) < 0 ? share.amount() : rest;
      shares.set(i, share.less(some));
      rest = rest.minus(some);
    }
  }

  /** How many were given: of one that was given twice there is one. */
  public int cards() {
    return shares.size() + refused.size();
  }

  /** Those that pay something. */
  public List<Share> paying() {
    return shares.stream().filter(it -> !it.amount().isZero()).toList();
  }

  /** What they take off, by the last four of each, as sums show it. */
  public List<NamedAmount> off() {
    return paying().stream()
        .map(it -> new NamedAmount(it.lastFour(), it.amount().negated()))
        .toList();
  }

  /** What they pay together. */
  public Money paid() {
    return shares.stream().map(Share::amount).reduce(Money.zero(due.currency()), Money::plus);
  }

  /** Whether cards pay all of it. */
  public boolean paysAll() {
    return due.isZero() && !paying().isEmpty();
  }

  private static @Nullable CardFault fault(GiftCard card, Money total, LocalDate today) {
    return switch (card.standing(today)) {
      case DISABLED -> CardFault.UNKNOWN;
      case EXPIRED -> CardFault.EXPIRED;
      case EMPTY -> CardFault.EMPTY;
      case ACTIVE -> card.balance().currency().equals(total.currency()) ? null : CardFault.CURRENCY;
    };
  }
}
