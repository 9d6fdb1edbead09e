package io.storeflow.cart;

import io.storeflow.draftorder.DraftLine;
import io.storeflow.modifier.Chosen;
import io.storeflow.modifier.Extra;
import io.storeflow.modifier.Selection;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.Step;
import io.storeflow.pricing.Totals;
import io.storeflow.unitprice.Content;
import io.storeflow.unitprice.UnitPrice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart as it is now.
 *
 * @param id public id of the line; of one that an older release wrote that of its variant, until it
 *     gets its own
 * @param chosen what goes with each unit; {@code selection}: that, held against what is offered
 * @param price today's, with what was chosen; {@code seenPrice}: what it was when it was put in
 * @param forSale whether it can still be bought at all
 * @param left how many are left for this shopper; null where stock is not tracked
 * @param backorder of those that are left the last so many are not there, and come later
 * @param held units of the line that are held for the shopper
 * @param total of the units that are wanted; null for a line that cannot be bought as it is
 * @param discounts what rules take off it, negative
 * @param content what a unit holds, where prices are told by measure; else null
 * @param struck what a unit cost before, as its page shows it struck through; null for none
 * @param rewarded whether units of it are free for points, which is no saving
 * @param giftCard whether its units become gift cards
 * @param most units that an order takes of it
 */
public record CartLine(
    String id,
    LineKey key,
    String variantId,
    String productSlug,
    String title,
    String secondTitle,
    String variantTitle,
    Chosen chosen,
    Selection selection,
    String imagePath,
    int quantity,
    Money price,
    Money seenPrice,
    boolean forSale,
    @Nullable Integer left,
    int backorder,
    int held,
    @Nullable Money total,
    List<NamedAmount> discounts,
    @Nullable Content content,
    @Nullable Money struck,
    boolean rewarded,
    boolean giftCard,
    int most) {
  /** Under which lines share the gift cards that an order takes: no variant has this id. */
  private static final String CARDS = "";

  /** Why less is put into a cart than somebody asked for. */
  public enum Less {
    /** There are no more. */
    SHORT,
    /** An order takes no more of one good, however many there are. */
    FULL,
    /** An order takes no more gift cards. */
    CARDS;

    /**
     * The most units that an order takes of a line.
     *
     * @param cards gift cards in its other lines
     */
    static int most(boolean giftCard, int cards) {
      return giftCard ? Math.max(0, Basket.MOST_CARDS - cards) : Basket.MOST_UNITS;
    }

    /**
     * @param most that an order takes of it
     * @return null where it is not less
     */
    static @Nullable Less of(int wanted, int given, int most, boolean giftCard) {
      if (given >= wanted) return null;
      if (given < most) return SHORT;
      return giftCard ? CARDS : FULL;
    }
  }

  /** Units that a line gets of those that are wanted, and why these are less; null where not. */
  record Taken(int units, @Nullable Less less) {}

  /** What keeps a line from being bought as it is, or must be told before it is. */
  public enum Trouble {
    GONE,
    SOLD_OUT,
    /** What was chosen with it cannot be had so any more. */
    CHOICE,
    TOO_MANY,
    /** With those of other lines more gift cards than an order takes. */
    TOO_MANY_CARDS,
    PRICE_CHANGED
  }

  /** A line that staff offer; what is no good of the store is there as often as it is offered. */
  static CartLine offered(DraftLine line) {
    var goods = line.goods();
    return new CartLine(
        line.id(),
        LineKey.of(goods == null ? 0 : goods.id(), Chosen.NONE),
        line.key(),
        goods == null ? "" : goods.slug(),
        line.title(),
        goods == null ? "" : goods.secondTitle(),
        line.variantTitle(),
        Chosen.NONE,
        Selection.NONE,
        goods == null ? "" : goods.imagePath(),
        line.quantity(),
        line.price(),
        line.price(),
        goods == null || goods.forSale(),
        goods == null ? null : goods.left(),
        goods == null ? 0 : goods.backorder(),
        0,
        null,
        List.of(),
        null,
        null,
        false,
        false,
        Basket.MOST_UNITS);
  }

  public @Nullable Trouble trouble() {
    if (!forSale) return Trouble.GONE;
    if (left != null && left <= 0) return Trouble.SOLD_OUT;
    if (selection.fault() != null) return Trouble.CHOICE;
    if (left != null && left < quantity) return Trouble.TOO_MANY;
    if (giftCard && most < quantity) return Trouble.TOO_MANY_CARDS;
    return price.equals(seenPrice) ? null : Trouble.PRICE_CHANGED;
  }

  /** Whether the line can be bought as it is. */
  public boolean isBuyable() {
    var trouble = trouble();
    return trouble == null || trouble == Trouble.PRICE_CHANGED;
  }

  /** What its units cost before rules take something off. */
  public Money full() {
    return price.times(quantity);
  }

  /** What stands struck through beside its total; null for nothing, and where nothing is saved. */
  public @Nullable Money before() {
    if (total == null) return null;
    var was = struck == null ? full() : struck.times(quantity);
    return was.compareTo(total) > 0 ? was : null;
  }

  /** What is saved of that; null for nothing, and where points were given for it. */
  public @Nullable Money saved() {
    var was = before();
    return was == null || rewarded || total == null ? null : was.minus(total);
  }

  /**
   * What its goods cost by their measure, less what rules take off; null where that is not told.
   */
  public @Nullable UnitPrice unitPrice() {
    if (content == null || total == null || discounts.isEmpty()) return fullUnitPrice();
    return content.of(total, quantity);
  }

  /** The same before rules take anything off. */
  public @Nullable UnitPrice fullUnitPrice() {
    return content == null ? null : content.of(price);
  }

  /** Units of it that are not there, and are sold nevertheless. */
  public int backordered() {
    if (left == null || left <= 0 || backorder == 0) return 0;
    return Math.min(quantity, left) - Math.clamp(left - backorder, 0, quantity);
  }

  /**
   * Takes units of what lines before have left over, as lines of one variant share what there is,
   * and all gift cards what an order takes of them.
   *
   * @param rest what is left over by variant; variants that no line has asked for are not in it
   */
  Taken take(Map<String, Integer> rest, int units) {
    int open = most(rest);
    int given = Math.min(units, open);
    if (left != null) {
      int there = there(rest, left);
      given = Math.min(given, there);
      rest.put(variantId, there - given);
    }
    if (giftCard) rest.put(CARDS, open - given);
    return new Taken(given, Less.of(units, given, open, giftCard));
  }

  private int there(Map<String, Integer> rest, int all) {
    return Math.max(0, rest.getOrDefault(variantId, all));
  }

  private int most(Map<String, Integer> rest) {
    return giftCard ? rest.getOrDefault(CARDS, Less.most(true, 0)) : Less.most(false, 0);
  }

  /**
   * The line with what is held for it, of which others see nothing.
   *
   * @param all units that are held for the cart, by row id of the variant
   * @param rest those that lines before have left over
   */
  CartLine held(Map<Long, Integer> all, Map<Long, Integer> rest) {
    if (left == null) return this;
    int there = rest.getOrDefault(key.variant(), 0);
    int mine = Math.min(quantity, there);
    rest.put(key.variant(), there - mine);
    int open = left + all.getOrDefault(key.variant(), 0);
    return with(selection, price, forSale, open, mine, total, discounts, struck, rewarded, most);
  }

  /** The line with no more left than lines before leave over, and takes its own. */
  CartLine sharing(Map<String, Integer> rest) {
    if (left == null && !giftCard || !forSale || selection.fault() != null) return this;
    var there = left == null ? null : (Integer) there(rest, left);
    int open = most(rest);
    take(rest, quantity);
    return with(selection, price, forSale, there, held, total, discounts, struck, rewarded, open);
  }

  /** The units that somebody wants who names the line, or the variant of one without choices. */
  int wanted(Map<String, Integer> units) {
    var named = units.get(id);
    if (named == null && key.choices().isEmpty()) named = units.get(variantId);
    return named == null ? quantity : named;
  }

  /** Whether there is less than is wanted. */
  boolean isShort() {
    var trouble = trouble();
    return trouble == Trouble.SOLD_OUT || trouble == Trouble.TOO_MANY;
  }

  /** What was chosen with it, of that which is still offered. */
  public List<Extra> extras() {
    return selection.extras();
  }

  /** What a link to it names: its variant, of a line with choices its own id. */
  public String anchor() {
    return chosen.isEmpty() ? variantId : id;
  }

  /** What it is for the one that prices it. */
  public Basket.Item item() {
    return new Basket.Item(variantId, quantity, chosen);
  }

  /** The line as the book knows it: at its price, or not for sale any more. */
  CartLine in(PriceBook book) {
    var variant = forSale ? book.variants().get(variantId) : null;
    if (variant == null)
      return with(selection, price, false, left, held, null, List.of(), struck, false, most);
    var now = Selection.of(variant.groups(), chosen);
    var was = variant.compareAt();
    var before = was == null ? null : now.on(was);
    return with(
        now, now.on(variant.price()), true, left, held, null, List.of(), before, false, most);
  }

  /**
   * @param line null if it is in no sum
   */
  CartLine priced(Totals.@Nullable Line line) {
    return line == null
        ? this
        : with(
            line.chosen(),
            line.unitPrice(),
            forSale,
            left,
            held,
            line.total(),
            line.discounts(),
            struck,
            line.steps().stream().anyMatch(it -> it.kind() == Step.Kind.REWARD),
            most);
  }

  private CartLine with(
      Selection selection,
      Money price,
      boolean forSale,
      @Nullable Integer left,
      int held,
      @Nullable Money total,
      List<NamedAmount> discounts,
      @Nullable Money struck,
      boolean rewarded,
      int most) {
    return new CartLine(
        id,
        key,
        variantId,
        productSlug,
        title,
        secondTitle,
        variantTitle,
        chosen,
        selection,
        imagePath,
        quantity,
        price,
        seenPrice,
        forSale,
        left,
        backorder,
        held,
        total,
        discounts,
        content,
        struck,
        rewarded,
        giftCard,
        most);
  }
}
