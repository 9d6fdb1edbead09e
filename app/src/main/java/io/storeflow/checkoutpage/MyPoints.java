package io.storeflow.checkoutpage;

import io.storeflow.cart.Cart;
import io.storeflow.cartpage.MyRewards;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Worth;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.proof.Proof;
import io.storeflow.proof.Proofs;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Points at checkout: of one who has shown whose they are, for an order with that address. */
@Component
class MyPoints {
  private final Proofs proofs;
  private final Members members;
  private final MyRewards rewards;

  MyPoints(Proofs proofs, Members members, MyRewards rewards) {
    this.proofs = proofs;
    this.members = members;
    this.rewards = rewards;
  }

  /**
   * What the page shows.
   *
   * @param name of points
   * @param email whose they are; null of one who has not shown that
   * @param offered the most that this cart can take
   * @param off what they take off it
   * @param used as many of them as are wanted for this order
   * @param open all that there are
   * @param rewards goods that are given for points
   * @param member whose points they are; null for nobody who has any
   * @param others whether the order is for another address than theirs, and takes none of them
   */
  public record Shown(
      String name,
      @Nullable String email,
      long offered,
      Money off,
      long used,
      long open,
      List<MyRewards.Offered> rewards,
      Members.@Nullable Standing member,
      boolean others) {}

  /** Null where the store takes no points, which costs no statement. */
  @Nullable Shown of(Store store, String visitor, Cart cart, CheckoutForm form) {
    // In the currency of the cart.
    var worth = cart.book().points();
    if (!worth.isTaken()) return null;
    var none = new Shown(worth.name(), null, 0, store.money(0), 0, 0, List.of(), null, false);
    return proofs.of(store, visitor).map(it -> shown(store, worth, it, cart, form)).orElse(none);
  }

  private Shown shown(Store store, Worth worth, Proof proof, Cart cart, CheckoutForm form) {
    var customer = proof.customer();
    var member =
        customer == null ? null : members.standing(store.merchant(), customer).orElse(null);
    long open = member == null ? 0 : member.open();
    var use = use(worth, open, cart);
    return new Shown(
        worth.name(),
        proof.email(),
        use.points(),
        store.money(use.minor()),
        used(worth, proof.email(), open, cart, form),
        open,
        rewards.offers(store, worth, cart, open),
        member,
        !isOf(proof.email(), form));
  }

  /**
   * How many such a checkout uses.
   *
   * @param proven the address whose they are, as it is kept
   * @param open all that there are
   */
  static long used(Worth worth, String proven, long open, Cart cart, CheckoutForm form) {
    return isOf(proven, form) && form.usesPoints() ? use(worth, open, cart).points() : 0;
  }

  private static boolean isOf(String proven, CheckoutForm form) {
    var typed = Typed.code(form.email());
    return typed.isEmpty() || proven.equals(Email.kept(typed));
  }

  private static Worth.Use use(Worth worth, long open, Cart cart) {
    return worth.most(open - MyRewards.taken(worth, cart), cart.redeemable());
  }
}
