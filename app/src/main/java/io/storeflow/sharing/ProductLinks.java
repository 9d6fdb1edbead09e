package io.storeflow.sharing;

import io.storeflow.catalog.Products;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Which products follow one of another store of the merchant, for pages; and the end of a link. */
@Service
public class ProductLinks {

  /**
   * How a product is linked.
   *
   * @param follows the one that it follows; null for none
   * @param lost the one that it followed until that was deleted or archived; null for none
   * @param followers those that follow it
   */
  public record Around(@Nullable Linked follows, @Nullable Lost lost, List<Linked> followers) {
    public static final Around NOTHING = new Around(null, null, List.of());
  }

  /**
   * A product of another store.
   *
   * @param page its address for staff; null where the person may not enter that store
   */
  public record Linked(String store, @Nullable String page) {}

  /**
   * @param why what became of it
   */
  public record Lost(String store, LostLink why, Instant at) {}

  /** A product whose link was lost. */
  public record Told(String publicId, String title) {}

  private static final int MOST_TOLD = 20;

  private final Products products;
  private final LinkQueries queries;
  private final LinkWriter links;
  private final Stores stores;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  ProductLinks(
      Products products,
      LinkQueries queries,
      LinkWriter links,
      Stores stores,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.products = products;
    this.queries = queries;
    this.links = links;
    this.stores = stores;
    this.transactions = transactions;
    this.events = events;
  }

  /** One statement; a second one where there is anything to tell. */
  public Around around(Store store, StoreAccess access, long product) {
    var all = queries.around(store, product);
    if (all.isEmpty()) return Around.NOTHING;
    Map<Long, Store> open =
        stores.of(access.person()).stream()
            .map(StoreAccess::store)
            .collect(Collectors.toMap(Store::id, Function.identity()));
    Linked follows = null;
    Lost lost = null;
    var followers = new ArrayList<Linked>();
    for (var link : all) {
      if (!link.isOf(store.id(), product))
        followers.add(linked(link.target(), link.publicId(), open));
      else if (link.follows() != null) follows = linked(link.source(), link.sourcePublicId(), open);
      else if (link.lost() != null && link.lostAt() != null)
        lost = new Lost(stores.forWork(link.source()).name(), link.lost(), link.lostAt());
    }
    return new Around(follows, lost, followers);
  }

  /** Whether what the product says is kept in another store. */
  public boolean follows(Store store, long product) {
    return queries.of(store, product).filter(it -> it.follows() != null).isPresent();
  }

  /**
   * A product of another store that follows one.
   *
   * @param product its public id
   */
  public record Follower(long storeId, String product) {}

  /** Those that follow the product, in all stores of its merchant. */
  public List<Follower> followers(Store store, long product) {
    var source = List.of(product);
    return all(last -> queries.following(store.merchant(), source, last));
  }

  private static List<Follower> all(Function<@Nullable LinkRow, List<LinkRow>> pages) {
    var all = new ArrayList<Follower>();
    var page = pages.apply(null);
    while (!page.isEmpty()) {
      page.forEach(it -> all.add(new Follower(it.target(), it.publicId())));
      page = pages.apply(page.getLast());
    }
    return all;
  }

  /**
   * Which of the products others follow, by a link that ends for good when they are archived. One
   * statement.
   *
   * @param products public ids, as the answer has them
   */
  public Set<String> followed(Store store, Collection<String> products) {
    return queries.followed(store, products);
  }

  /** Which of the store's products say what is kept in another store. One statement. */
  public Set<Long> following(Store store, Collection<Long> products) {
    return queries.followers(store, products);
  }

  /** Those that follow products of the brand, in all stores of its merchant. */
  public List<Follower> followersOfBrand(Store store, long brand) {
    return all(last -> queries.followingBrand(store, brand, last));
  }

  /** Products of the store whose link was lost, and of which nobody has said that they know. */
  public List<Told> lost(Store store) {
    return queries.lost(store, MOST_TOLD);
  }

  private Linked linked(long storeId, String product, Map<Long, Store> open) {
    var there = open.get(storeId);
    if (there == null) return new Linked(stores.forWork(storeId).name(), null);
    return new Linked(there.name(), there.page("/products/" + product));
  }

  /**
   * From now on the product stands by itself, as it is; of one whose link was lost, that is not
   * told any more.
   *
   * @return the name of the other store
   * @throws NotFound if the store has no such product, or it is not linked
   */
  public String end(Store store, String publicId, Actor actor) {
    return transactions.write(
        () -> {
          var product = products.get(store, publicId);
          var link = queries.locked(store, product.id()).orElseThrow(NotFound::new);
          var source = stores.reopen(link.source());
          links.end(store, List.of(product.id()));
          if (link.follows() == null) return source.name();
          tell(store, "product.unlinked", publicId, product.title(), source, actor);
          tell(source, "product.unshared", link.sourcePublicId(), product.title(), store, actor);
          return source.name();
        });
  }

  private void tell(
      Store store, String action, String publicId, String title, Store other, Actor actor) {
    var changes = Audited.Changes.none().field("store", other.name(), null);
    events.publishEvent(Audited.in(store, actor, action, "product", publicId, title, changes));
  }
}
