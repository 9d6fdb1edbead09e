package io.storeflow.cardpayment;

import io.storeflow.giftcard.CardCode;
import io.storeflow.giftcard.CardTries;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Takes a code that a shopper has typed to those that are to pay. */
@Component
public class GivenCards {
  private static final String FIELD = "giftCard";

  private final CardTries tries;
  private final CardPayments payments;

  GivenCards(CardTries tries, CardPayments payments) {
    this.tries = tries;
    this.payments = payments;
  }

  /**
   * The cards with the one that was typed; what is wrong with it is noted at the field giftCard.
   *
   * @param given hashes of those before
   * @param bought what of the order buys gift cards, for which none pays
   * @param address of the client: wrong codes are counted
   */
  public List<String> added(
      Store store,
      List<String> given,
      @Nullable String typed,
      Money bought,
      String address,
      Errors errors) {
    var cards = new ArrayList<>(given);
    if (cards.size() >= CardPlan.MOST) {
      errors.rejectValue(FIELD, "card.most", new Object[] {CardPlan.MOST}, "too many");
      return cards;
    }
    var found = tries.find(store, typed, address);
    var hash = CardCode.read(typed).map(CardCode::hash).orElse(CardCode.NONE);
    var alone = payments.plan(store, List.of(hash), bought, bought);
    if (found.isEmpty()) errors.rejectValue(FIELD, "wrong.gift_card." + CardFault.UNKNOWN.code());
    else if (!alone.refused().isEmpty())
      errors.rejectValue(FIELD, "wrong.gift_card." + alone.refused().getFirst().why().code());
    else {
      cards.add(hash);
      if (payments.plan(store, cards, store.money(0)).cards() < cards.size())
        errors.rejectValue(FIELD, "card.twice");
    }
    return cards;
  }
}
