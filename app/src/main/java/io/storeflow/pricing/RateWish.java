package io.storeflow.pricing;

import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the offered rates a buyer wants. */
public sealed interface RateWish {
  /** Nobody was asked yet. */
  RateWish NONE = new Open();

  /** The one that is taken; null for none. */
  @Nullable Offer choose(List<Offer> offers);

  /** Whether it is the very rate that was wished for. */
  boolean names(Offer offer);

  record Open() implements RateWish {
    @Override
    public @Nullable Offer choose(List<Offer> offers) {
      return null;
    }

    @Override
    public boolean names(Offer offer) {
      return false;
    }
  }

  /**
   * This rate or none.
   *
   * @param rateId public id
   */
  record Exactly(String rateId) implements RateWish {
    @Override
    public @Nullable Offer choose(List<Offer> offers) {
      return offers.stream().filter(this::names).findFirst().orElse(null);
    }

    @Override
    public boolean names(Offer offer) {
      return offer.id().equals(rateId);
    }
  }

  /**
   * A rate of this method: the one that was chosen before, if it is among them, else the first.
   *
   * @param rateId public id
   */
  record ByMethod(Method method, @Nullable String rateId) implements RateWish {
    @Override
    public @Nullable Offer choose(List<Offer> offers) {
      var those = offers.stream().filter(offer -> offer.method() == method).toList();
      for (var offer : those) if (names(offer)) return offer;
      return those.isEmpty() ? null : those.getFirst();
    }

    @Override
    public boolean names(Offer offer) {
      return offer.id().equals(rateId);
    }
  }
}
