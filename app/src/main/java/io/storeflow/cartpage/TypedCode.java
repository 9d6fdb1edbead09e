package io.storeflow.cartpage;

import io.storeflow.cart.CartCodes;
import io.storeflow.cart.Carts;
import io.storeflow.discountcode.CodeResult;
import io.storeflow.discountcode.CodeTries;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps a discount code with the cart of a visitor who typed it, or came by a link that names it.
 */
@Component
public class TypedCode {
  /** What was typed, where it was not kept: in the model, and in addresses. */
  public static final String TYPED = "codeTyped";

  /** As much of it as its field takes. */
  private static final int LONGEST = 60;

  /**
   * What became of a code.
   *
   * @param note why it was not kept; null if it was
   * @param outcome null where it was not looked at
   */
  record Given(@Nullable CartNote note, @Nullable Outcome outcome) {}

  private final CartCodes codes;
  private final Carts carts;
  private final CodeTries tries;
  private final Visitor visitor;
  private final RateLimits limits;

  TypedCode(CartCodes codes, Carts carts, CodeTries tries, Visitor visitor, RateLimits limits) {
    this.codes = codes;
    this.carts = carts;
    this.tries = tries;
    this.visitor = visitor;
    this.limits = limits;
  }

  /**
   * Keeps it if anybody knows it, also where it takes nothing off yet.
   *
   * @return why it was not kept; null if it was
   * @throws io.storeflow.platform.failure.Problem 429 for who tries too many
   */
  public @Nullable CartNote give(
      Store store, String typed, HttpServletRequest request, HttpServletResponse response) {
    return given(store, typed, request, response).note();
  }

  /** The same, with what it does for an empty cart. */
  Given given(Store store, String typed, HttpServletRequest request, HttpServletResponse response) {
    var code = PriceRule.code(typed);
    if (code.isEmpty()) return new Given(CartNote.CODE_UNKNOWN, null);
    CodeResult result;
    var address = request.getRemoteAddr();
    try (var trying = tries.begin(address, 1)) {
      result = codes.look(store, visitor.find(store, request), code);
      tries.note(store, trying, List.of(result));
      if (!result.isKnown()) return new Given(CartNote.CODE_UNKNOWN, result.outcome());
    }
    var known = visitor.find(store, request);
    if (known == null || !carts.has(store, known)) limits.require(Rule.CART, address);
    boolean kept = codes.give(store, visitor.welcome(store, request, response), code);
    return new Given(kept ? null : CartNote.TOO_MANY_CODES, result.outcome());
  }

  /**
   * What the address of a page says of a code that was typed there.
   *
   * @param note null for one that was kept
   */
  public static String said(@Nullable CartNote note, String typed) {
    if (note == null) return "";
    var code = URLEncoder.encode(Typed.cut(typed.strip(), LONGEST), StandardCharsets.UTF_8);
    return "?said=" + note.code() + "&code=" + code;
  }

  /** Forgets a code of the visitor. */
  public void takeBack(Store store, String code, HttpServletRequest request) {
    var id = visitor.find(store, request);
    if (id != null) codes.takeBack(store, id, PriceRule.code(code));
  }
}
