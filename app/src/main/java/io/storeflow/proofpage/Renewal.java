package io.storeflow.proofpage;

import io.storeflow.cart.Carts;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricetest.Draw;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.proof.Proofs;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Another id for a visitor, as of the one from before nobody knows who else has it: it is nobody's
 * from then on. The cart comes along, and the shares in which they are stay the same.
 */
@Component
class Renewal {
  /** More than enough for all shares that a store may try at a time. */
  private static final int TRIES = 10_000;

  private final Proofs proofs;
  private final Carts carts;
  private final PriceBooks books;
  private final Visitor visitor;

  Renewal(Proofs proofs, Carts carts, PriceBooks books, Visitor visitor) {
    this.proofs = proofs;
    this.carts = carts;
    this.books = books;
    this.visitor = visitor;
  }

  /** An id that nobody had before. */
  String id(Store store, String before) {
    var rules = books.known(store, List.of()).rules();
    var tried = rules.stream().filter(it -> !it.when().share().isAll()).toList();
    return Stream.generate(PublicId::random)
        .limit(TRIES)
        .filter(it -> tried.stream().allMatch(rule -> isIn(rule, it) == isIn(rule, before)))
        .findFirst()
        .orElseGet(PublicId::random);
  }

  /** What was shown by the id from before holds no more, and what the visitor has goes along. */
  void renew(
      Store store,
      String before,
      String fresh,
      HttpServletRequest request,
      HttpServletResponse response) {
    proofs.end(store, before);
    carts.move(store, before, fresh);
    visitor.rename(store, fresh, request, response);
  }

  private static boolean isIn(PriceRule rule, String visitor) {
    return Draw.of(visitor).isIn(rule.publicId(), rule.when().share());
  }
}
