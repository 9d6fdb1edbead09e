package io.storeflow.draftorder;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.modifier.ModifierGroup;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.pricing.RateWish;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what drafts come to. Goods keep the price that they had when they were put to one. */
@Component
public class DraftPlans {
  private final PriceBooks books;
  private final Clock clock;

  DraftPlans(PriceBooks books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /**
   * What it would come to.
   *
   * @param before the draft as it is, whose goods keep their prices; null for a new one
   */
  public DraftPlan plan(Store store, @Nullable DraftOrder before, DraftWish wish) {
    var kept = kept(store, before);
    var asked = wish.goods().stream().map(Basket.Item::variantId).toList();
    var book = books.fresh(store, asked);
    var lines = new ArrayList<DraftLine>();
    var gone = new ArrayList<String>();
    for (var item : wish.goods()) {
      var was = kept.get(item.variantId());
      var sold = book.variants().get(item.variantId());
      if (was != null)
        lines.add(
            new DraftLine(
                was.id(),
                was.goods(),
                was.title(),
                was.variantTitle(),
                was.taxClass(),
                item.quantity(),
                was.price()));
      else if (sold == null || sold.giftCard()) gone.add(item.variantId());
      else
        lines.add(
            new DraftLine(
                PublicId.random(),
                new DraftLine.Goods(sold.id(), sold.publicId(), "", "", "", true, null, 0),
                sold.title(),
                sold.variantTitle(),
                sold.taxClass(),
                item.quantity(),
                sold.price()));
    }
    for (var own : wish.own())
      lines.add(
          new DraftLine(
              PublicId.random(),
              null,
              own.title(),
              "",
              own.taxClass(),
              own.quantity(),
              own.price()));
    var agreed = new Agreed(0, "", 0, 0, Actor.SYSTEM, lines, wish.discount());
    return plan(store, agreed, book, gone);
  }

  /** What it comes to, as it is; null for one in a currency that the store has not any more. */
  public @Nullable DraftPlan plan(Store store, DraftOrder draft) {
    if (!draft.isIn(store.currency())) return null;
    var agreed = draft.agreed();
    return plan(store, agreed, books.fresh(store, agreed.variantIds()), List.of());
  }

  private DraftPlan plan(Store store, Agreed agreed, PriceBook book, List<String> gone) {
    var home = new Address(store.country(), "", "", "", "", "");
    var buyer = new Buyer(home, RateWish.NONE, null);
    var totals = Totals.of(agreed.on(book), Basket.of(agreed.items()), buyer, clock.instant());
    var open =
        book.variants().values().stream()
            .filter(it -> it.groups().stream().anyMatch(ModifierGroup::isRequired))
            .map(VariantForSale::publicId)
            .collect(toSet());
    return new DraftPlan(agreed.lines(), totals, gone, open);
  }

  /** Prices that were agreed in another currency, which the store had before, say nothing. */
  private static Map<String, DraftLine> kept(Store store, @Nullable DraftOrder before) {
    return before == null || !before.isIn(store.currency())
        ? Map.of()
        : before.lines().stream()
            .filter(it -> it.goods() != null)
            .collect(toMap(DraftLine::key, it -> it, (one, other) -> one));
  }
}
