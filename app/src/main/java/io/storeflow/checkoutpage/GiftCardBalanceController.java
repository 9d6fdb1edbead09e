package io.storeflow.checkoutpage;

import io.storeflow.cardpayment.CardFault;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.CardStanding;
import io.storeflow.giftcard.CardTries;
import io.storeflow.giftcard.GiftCard;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.locale.Written;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is left on a gift card, for whoever has its code. Says the same of a card that is switched
 * off and one that there is not, and may not be asked often by one who guesses.
 */
@Controller
class GiftCardBalanceController {
  private final CardTries tries;
  private final CardQueries queries;

  GiftCardBalanceController(CardTries tries, CardQueries queries) {
    this.tries = tries;
    this.queries = queries;
  }

  @GetMapping("/shop/{store}/gift-card")
  String ask(Store store, Model model) {
    return page(store, null, null, "", model);
  }

  @PostMapping("/shop/{store}/gift-card")
  String show(
      Store store,
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var card = tries.find(store, code, request.getRemoteAddr()).orElse(null);
    if (card != null) return page(store, card, fault(store, card), "", model);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, null, CardFault.UNKNOWN, code, model);
  }

  private @Nullable CardFault fault(Store store, GiftCard card) {
    boolean over = card.standing(queries.today(store)) == CardStanding.EXPIRED;
    return over ? CardFault.EXPIRED : null;
  }

  /** A code that is right is not shown again: somebody else may look. */
  private static String page(
      Store store, @Nullable GiftCard card, @Nullable CardFault fault, String typed, Model model) {
    var last = card == null ? null : card.expiresOn();
    model.addAttribute("card", card);
    model.addAttribute("typedCode", typed);
    model.addAttribute("fault", fault == null ? null : "wrong.gift_card." + fault.code());
    model.addAttribute(
        "until",
        last == null ? null : Written.date(last.atStartOfDay(store.timeZone()), store.locale()));
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/gift-card";
  }
}
