package io.storeflow.cartpage;

import io.storeflow.cart.Cart;
import io.storeflow.cart.CartRefused;
import io.storeflow.cart.CartRewards;
import io.storeflow.cart.Carts;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.Programs;
import io.storeflow.loyalty.Worth;
import io.storeflow.modifier.Chosen;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.proof.Proof;
import io.storeflow.proof.Proofs;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goods that a visitor can have free for points, and what they do about it. */
@Component
public class MyRewards {
  private final Programs programs;
  private final Proofs proofs;
  private final Members members;
  private final PriceBooks books;
  private final Carts carts;
  private final CartRewards wanted;
  private final Visitor visitor;
  private final RateLimits limits;

  MyRewards(
      Programs programs,
      Proofs proofs,
      Members members,
      PriceBooks books,
      Carts carts,
      CartRewards wanted,
      Visitor visitor,
      RateLimits limits) {
    this.programs = programs;
    this.proofs = proofs;
    this.members = members;
    this.books = books;
    this.carts = carts;
    this.wanted = wanted;
    this.visitor = visitor;
    this.limits = limits;
  }

  /** Why goods cannot be had for points. */
  public enum Why implements Coded {
    POINTS,
    MOST,
    SOLD_OUT
  }

  /**
   * Goods that are given for points.
   *
   * @param points for each unit
   * @param free units of the cart that are free
   * @param there whether there is a unit in the cart that is not
   * @param why why not one more of them; null where one can be had
   * @param lacking points that are not there yet for one more; 0 where they are enough
   */
  public record Offered(
      String variantId,
      String productSlug,
      String title,
      String variantTitle,
      int points,
      int free,
      boolean there,
      @Nullable Why why,
      long lacking) {
    /** Whether one more can be had. */
    public boolean more() {
      return why == null;
    }

    /** What its button sends: the second of two presses finds another one. */
    public String press() {
      return variantId + ":" + free;
    }
  }

  /**
   * @param name of points
   */
  public record Shown(String name, List<Offered> offers) {
    @Nullable Offered of(String variantId) {
      return offers.stream()
          .filter(it -> it.variantId().equals(variantId))
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * What the cart shows; null for who has not shown who they are, and where nothing is given for
   * points, which costs no statement.
   */
  @Nullable Shown of(Store store, @Nullable String id, Cart cart) {
    var worth = cart.version() == null ? programs.of(store).worth() : cart.book().points();
    if (id == null || worth.rewards().isEmpty()) return null;
    var customer = proofs.of(store, id).map(Proof::customer).orElse(null);
    if (customer == null) return null;
    long open = members.open(store.merchant(), customer);
    return new Shown(worth.name(), offers(store, worth, cart, open));
  }

  /**
   * All of the store, also what cannot be had now.
   *
   * @param open points of the shopper
   */
  public List<Offered> offers(Store store, Worth worth, Cart cart, long open) {
    if (worth.rewards().isEmpty()) return List.of();
    var ids = worth.rewards().stream().map(Reward::variantId).toList();
    var variants = books.known(store, ids).variants();
    long left = open - taken(worth, cart);
    var offers = new ArrayList<Offered>();
    for (var reward : worth.rewards()) {
      var variant = variants.get(reward.variantId());
      if (variant != null && !variant.giftCard()) offers.add(offered(reward, variant, cart, left));
    }
    return offers;
  }

  /** Points that go for goods of this cart. */
  public static long taken(Worth worth, Cart cart) {
    return worth.rewards().stream()
        .mapToLong(it -> (long) cart.free().getOrDefault(it.variantId(), 0) * it.points())
        .sum();
  }

  /**
   * Takes one more unit free, which is put into the cart if none is left there to be paid; nothing
   * where the points are not enough, nobody has shown whose they are, or the same was pressed
   * twice.
   *
   * @param what public id of the variant, and behind a colon how many of it the page had free
   * @return a path of the shop that says why it could not be; null if it could
   */
  public @Nullable String take(
      Store store, String what, HttpServletRequest request, HttpServletResponse response) {
    var variantId = what.replaceFirst(":.*", "");
    var id = visitor.find(store, request);
    var cart = carts.of(store, id);
    var shown = of(store, id, cart);
    var offered = shown == null ? null : shown.of(variantId);
    if (id == null || offered == null || !offered.more()) return null;
    if (!what.equals(variantId) && !what.equals(offered.press())) return null;
    if (!carts.has(store, id)) limits.require(Rule.CART, request.getRemoteAddr());
    if (!wanted.more(store, id, variantId, offered.free())) return null;
    var trouble = offered.there() ? null : add(store, id, variantId, request, response);
    if (trouble != null) wanted.want(store, id, variantId, offered.free());
    return trouble;
  }

  /** What was free is paid again; it stays in the cart. */
  public void leave(Store store, String variantId, HttpServletRequest request) {
    var id = visitor.find(store, request);
    if (id != null) wanted.want(store, id, variantId, 0);
  }

  private @Nullable String add(
      Store store,
      String id,
      String variantId,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      var now = carts.add(store, id, variantId, 1, Chosen.NONE, request.getRemoteAddr());
      visitor.count(store, now.count(), request, response);
      return null;
    } catch (CartRefused refused) {
      var variant = books.known(store, List.of(variantId)).variants().get(variantId);
      return refused.choice() != null && variant != null
          ? "/p/" + variant.productSlug()
          : "/cart?said=" + CartNote.of(refused).code();
    }
  }

  private static Offered offered(Reward reward, VariantForSale variant, Cart cart, long left) {
    int free = cart.free().getOrDefault(reward.variantId(), 0);
    long lacking = Math.max(0, reward.points() - left);
    return new Offered(
        reward.variantId(),
        variant.productSlug(),
        variant.title(),
        variant.variantTitle(),
        reward.points(),
        free,
        units(cart, reward.variantId()) > free,
        variant.soldOut() ? Why.SOLD_OUT : why(lacking, free, reward),
        lacking);
  }

  private static @Nullable Why why(long lacking, int free, Reward reward) {
    if (free >= reward.most()) return Why.MOST;
    return lacking > 0 ? Why.POINTS : null;
  }

  private static int units(Cart cart, String variantId) {
    return cart.basket().lines().stream()
        .filter(it -> it.variantId().equals(variantId))
        .mapToInt(Basket.Line::quantity)
        .sum();
  }
}
