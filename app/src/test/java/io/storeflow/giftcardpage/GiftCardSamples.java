package io.storeflow.giftcardpage;

import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gift cards. */
@Component
class GiftCardSamples implements FeatureSamples {
  private final GiftCards cards;

  GiftCardSamples(GiftCards cards) {
    this.cards = cards;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("card", this::card);
    book.form(
        "/s/{store}/gift-cards create",
        spot ->
            Map.of(
                "value",
                "20",
                "expiresOn",
                LocalDate.now().plusYears(3).toString(),
                "recipient",
                "Mika " + spot.mark(),
                "email",
                "mika@example.com",
                "message",
                "Happy birthday",
                "once",
                spot.mark()));
    book.form(
        "/s/{store}/gift-cards/{card}/adjustments adjust",
        spot -> Map.of("amount", "-5", "reason", "Wrong " + spot.mark(), "once", spot.mark()));
    book.form("/s/{store}/gift-cards/{card}/switch toggle", spot -> Map.of("on", "false"));
    book.form("/s/{store}/gift-cards/{card}/mails mail", spot -> Map.of());
  }

  private String card(Spot spot) {
    var value = spot.store().money(2000);
    var draft = new CardDraft(value, null, "Mika", "mika@example.com", "");
    return cards.issue(spot.store(), draft, Actor.SYSTEM).publicId();
  }
}
