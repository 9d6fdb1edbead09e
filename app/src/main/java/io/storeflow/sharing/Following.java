package io.storeflow.sharing;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.StaleProduct;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.job.NotYet;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes products again what those say that they follow. It reads what a source is now, so it may be
 * done twice, late or in any order: what is older than what was followed last is left alone.
 */
@Component
class Following {
  private static final int TRIES = 5;
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofMinutes(1);

  private final Products products;
  private final Sharing sharing;
  private final LinkQueries queries;
  private final LinkWriter links;
  private final Stores stores;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  Following(
      Products products,
      Sharing sharing,
      LinkQueries queries,
      LinkWriter links,
      Stores stores,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.products = products;
    this.sharing = sharing;
    this.queries = queries;
    this.links = links;
    this.stores = stores;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Follows the source, if there is a link.
   *
   * @param product row id
   * @throws NotYet while somebody else changes it again and again, or units are reserved of a
   *     variant that is to leave; all else was followed then
   */
  void follow(Store store, long product) {
    for (int tries = 0; tries < TRIES; tries++) {
      var link = queries.of(store, product).filter(it -> it.follows() != null);
      if (link.isEmpty() || isDone(store, link.get())) return;
    }
    throw new NotYet("the product is being changed", SOON);
  }

  private boolean isDone(Store store, LinkRow link) {
    var from = stores.reopen(link.source());
    var source = source(from, link);
    if (source.isEmpty()) return lose(store, link, LostLink.DELETED);
    if (source.get().state() == ProductState.ARCHIVED) return lose(store, link, LostLink.ARCHIVED);
    if (source.get().version() <= link.version()) return true;
    var pictures = sharing.bring(from, source.get(), store);
    try {
      transactions.write(() -> write(store, link, source.get(), pictures, true));
      return true;
    } catch (StaleProduct touched) {
      return false;
    } catch (InsufficientStock reserved) {
      transactions.write(() -> write(store, link, source.get(), pictures, false));
      throw new NotYet("units are reserved", LATER);
    }
  }

  private Optional<ProductDetail> source(Store from, LinkRow link) {
    try {
      return Optional.of(products.get(from, link.sourcePublicId()));
    } catch (NotFound gone) {
      return Optional.empty();
    }
  }

  /**
   * @param all whether variants that are gone leave, too; else they are not sold any more
   */
  private void write(
      Store store, LinkRow link, ProductDetail source, Map<String, String> pictures, boolean all) {
    var now = queries.locked(store, link.product()).filter(it -> it.follows() != null);
    if (now.isEmpty() || now.get().version() >= source.version()) return;
    if (queries.product(store, link.product()).isEmpty()) {
      links.end(store, List.of(link.product()));
      return;
    }
    var mine = products.get(store, link.publicId());
    var followed = followed(store, source, mine, pictures);
    if (all) {
      products.follow(store, mine, followed, Actor.SYSTEM);
      links.followed(source, store, products.get(store, link.publicId()));
      var from = stores.reopen(link.source());
      events.publishEvent(new Followed(from, link.sourcePublicId(), store, link.publicId()));
      return;
    }
    var words = SharedProduct.wordsOf(followed, mine);
    if (!isSo(mine, words)) products.follow(store, mine, words, Actor.SYSTEM);
  }

  private ProductChange followed(
      Store store, ProductDetail source, ProductDetail mine, Map<String, String> pictures) {
    var known = queries.variants(store, mine.id());
    var added =
        source.variants().stream()
            .filter(it -> !known.containsKey(it.id()))
            .map(it -> it.fields().sku())
            .toList();
    return SharedProduct.followed(
        source, mine, known, pictures, store.currency(), new FreeSkus(queries.taken(store, added)));
  }

  private static boolean isSo(ProductDetail mine, ProductChange wanted) {
    var fields = mine.variants().stream().map(VariantDetail::fields).toList();
    return mine.fields().equals(wanted.fields())
        && fields.equals(
            wanted.variants().stream().map(ProductChange.VariantChange::fields).toList());
  }

  /** It stays as it is, and stands by itself. */
  private boolean lose(Store store, LinkRow link, LostLink why) {
    transactions.write(
        () -> {
          var now = queries.locked(store, link.product()).filter(it -> it.follows() != null);
          var mine = queries.product(store, link.product());
          if (now.isEmpty()) return;
          if (mine.isEmpty()) {
            links.end(store, List.of(link.product()));
            return;
          }
          links.lost(store, link.product(), why);
          var source = stores.reopen(link.source());
          var told =
              Audited.Changes.none()
                  .field("store", source.name(), null)
                  .field("source", null, why.code());
          var title = products.get(store, mine.get()).title();
          events.publishEvent(
              Audited.in(
                  store, Actor.SYSTEM, "product.unlinked", "product", mine.get(), title, told));
        });
    return true;
  }
}
