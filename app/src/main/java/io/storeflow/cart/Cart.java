package io.storeflow.cart;

import io.storeflow.discountcode.CodeResult;
import io.storeflow.draftorder.DraftOrder;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.Redemption;
import io.storeflow.pricing.Totals;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor wants to buy, at the prices of this moment; the latest line first.
 *
 * @param basket what of it can be bought as it is
 * @param book that it is priced by
 * @param subtotal of the basket
 * @param discounts what rules take off, negative
 * @param total what is left of the subtotal
 * @param version what an order claims; null for a visitor who has no cart
 * @param hold what is or was held of it; null if nothing ever was
 * @param claims what the visitor brings besides money
 * @param codes what became of those that were given
 * @param seen what its shopper saw it cost, of just these lines; null if nobody did
 * @param explained lines that cost something else than their goods alone
 * @param free units that are free for points, by public id of their variant
 * @param was the currency in which its shopper saw it last; null for this one
 * @param redeemable what of it points can take off, in minor units
 * @param reminder of it, or by whose link it was filled; null for none
 */
public record Cart(
    List<CartLine> lines,
    Basket basket,
    PriceBook book,
    Money subtotal,
    List<NamedAmount> discounts,
    Money total,
    @Nullable CartVersion version,
    @Nullable CartHold hold,
    Claims claims,
    List<CodeResult> codes,
    @Nullable Money seen,
    List<Totals.Line> explained,
    Map<String, Integer> free,
    @Nullable String was,
    long redeemable,
    @Nullable Long reminder) {

  /** A cart as it was read, with what its visitor brings by now. */
  static Cart of(PriceBook book, CartQueries.Stored it, Claims claims, Instant now) {
    return of(
        book, it.lines(), it.version(), it.hold(), claims, it.seen(), it.was(), it.reminder(), now);
  }

  /**
   * @param lines as they were read, not yet priced
   */
  private static Cart of(
      PriceBook book,
      List<CartLine> lines,
      @Nullable CartVersion version,
      @Nullable CartHold hold,
      Claims claims,
      @Nullable Money seen,
      @Nullable String was,
      @Nullable Long reminder,
      Instant now) {
    var sold = shared(lines.stream().map(line -> line.in(book)).toList());
    var basket = Basket.of(sold.stream().filter(CartLine::isBuyable).map(CartLine::item).toList());
    return priced(book, sold, basket, version, hold, claims, seen, was, reminder, now);
  }

  /** Nothing, of whose visitor something is known. */
  static Cart empty(PriceBook book, Claims claims, Instant now) {
    return priced(book, List.of(), Basket.of(List.of()), null, null, claims, null, null, null, now);
  }

  /**
   * What staff offer a shopper, as a cart in which nothing can be changed.
   *
   * @param sold what the store sells now, its goods of the draft among it
   */
  public static Cart offered(DraftOrder draft, PriceBook sold, Instant now) {
    var version = new CartVersion(draft.madeAt(), draft.version());
    var claims = Claims.NONE.withGiftCards(draft.giftCards());
    var lines = draft.lines().stream().map(CartLine::offered).toList();
    return of(draft.agreed().on(sold), lines, version, null, claims, null, null, null, now);
  }

  private static Cart priced(
      PriceBook book,
      List<CartLine> lines,
      Basket basket,
      @Nullable CartVersion version,
      @Nullable CartHold hold,
      Claims claims,
      @Nullable Money seen,
      @Nullable String was,
      @Nullable Long reminder,
      Instant now) {
    var totals = Totals.of(book, basket, Buyer.UNKNOWN.with(claims), now);
    var priced =
        totals.lines().stream()
            .collect(Collectors.toMap(line -> line.wanted().key(), Function.identity()));
    return new Cart(
        lines.stream().map(line -> line.priced(priced.get(line.item().key()))).toList(),
        basket,
        book,
        totals.subtotal(),
        totals.discounts(),
        totals.subtotal().minus(totals.discount()),
        version,
        hold,
        claims,
        CodeResult.of(claims, totals.tried(), book.currency()),
        seen,
        totals.explained(),
        Redemption.units(totals.lines(), claims.rewards(), book.points()),
        was,
        Redemption.most(totals.lines()),
        reminder);
  }

  /** The same cart for one of whom more is known. */
  public Cart claiming(Claims claims, Instant now) {
    return priced(book, lines, basket, version, hold, claims, seen, was, reminder, now);
  }

  /** What there is of a variant goes to the lines that were put in first. */
  private static List<CartLine> shared(List<CartLine> lines) {
    var rest = new HashMap<String, Integer>();
    return lines.reversed().stream().map(line -> line.sharing(rest)).toList().reversed();
  }

  public static Cart empty(Store store) {
    return empty(PriceBook.empty(store), Claims.NONE, Instant.EPOCH);
  }

  /** What its shopper saw it cost, if the same lines cost something else now; else null. */
  public @Nullable Money changedFrom() {
    return seen == null || seen.equals(total) ? null : seen;
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether all of it can be bought as it is. */
  public boolean isBuyable() {
    return !lines.isEmpty() && lines.stream().allMatch(CartLine::isBuyable);
  }

  /** Whether some of it can be bought as it is. */
  public boolean isPartBuyable() {
    return lines.stream().anyMatch(CartLine::isBuyable);
  }

  /** The {@link CartLine#anchor anchor} of the first line that is short; null for none. */
  public @Nullable String firstShort() {
    for (var line : lines) if (line.isShort()) return line.anchor();
    return null;
  }

  /** The {@link CartLine#anchor anchor} of the line that became this one of a basket. */
  public @Nullable String anchor(Basket.Line wanted) {
    for (var line : lines) if (line.item().key().equals(wanted.key())) return line.anchor();
    return null;
  }

  /** Whether something of it is not there, and comes later than what is promised of the rest. */
  public boolean isBackordered() {
    return lines.stream().anyMatch(line -> line.isBuyable() && line.backordered() > 0);
  }

  /** Whether any of it is brought to somebody; gift cards come by mail. */
  public boolean isSent() {
    return basket.lines().stream()
        .map(line -> book.variants().get(line.variantId()))
        .anyMatch(variant -> variant == null || !variant.giftCard());
  }

  /** Whether some prices are for those alone who have shown who they are. */
  public boolean asksWho() {
    return book.rules().stream().anyMatch(it -> it.asksWho(claims.codes()));
  }

  /** The address that the visitor has shown to be theirs, if a rule asks; null for none. */
  public @Nullable String buyer() {
    return claims.facts().who().email();
  }

  /** Hashes of the codes that are to pay for it, in the order in which they were given. */
  public List<String> giftCards() {
    return claims.giftCards();
  }

  /** Units in all. */
  public int count() {
    return lines.stream().mapToInt(CartLine::quantity).sum();
  }
}
