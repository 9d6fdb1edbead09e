package io.storeflow.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.failure.NotFound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/** The door to stores: each way in checks, or says in its name why it need not. */
@Service
public class Stores {
  private final StoreQueries queries;

  /**
   * Storefronts and the API are asked thousands of times a second; a second of age is what the
   * contract allows.
   */
  private final Cache<String, Optional<Store>> open =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofMillis(900)).build();

  private final Cache<Long, Store> working =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofSeconds(3)).build();

  Stores(StoreQueries queries) {
    this.queries = queries;
  }

  /** Row ids of the people who may do this in the store, those who joined first before others. */
  public List<Long> peopleWhoMay(Store store, Permission permission) {
    return queries.peopleWhoMay(store, permission);
  }

  /** The store for its public storefront and API: what everybody may see. At most a second old. */
  public Optional<Store> open(String slug) {
    return open.get(slug, queries::bySlug);
  }

  /** The store a live channel names, for channels that everybody may follow. */
  public Optional<Store> openByPublicId(String publicId) {
    return queries.byPublicId(publicId);
  }

  /** The merchant a live channel names; who may follow it is checked by {@link #followed}. */
  public Optional<Merchant> merchantByPublicId(String publicId) {
    return queries.merchantByPublicId(publicId);
  }

  /** The merchant who uses that account at Stripe, for what Stripe says of it. */
  public Optional<Merchant> merchantByStripeAccount(String account) {
    return queries.merchantByStripeAccount(account);
  }

  /**
   * The store and this person's role in it; empty when there is no such store or the person has no
   * part in it.
   */
  public Optional<StoreAccess> enter(SignedIn person, String slug) {
    return queries.access(person, slug);
  }

  /** Like {@link #enter}, for live channels, which carry public ids. */
  public Optional<StoreAccess> enterByPublicId(SignedIn person, String publicId) {
    return queries.accessByPublicId(person, publicId);
  }

  /**
   * The merchant whose live channel the person may follow, which tells of the orders of all its
   * stores; empty for one of which they may not see them all.
   */
  public Optional<Merchant> followed(SignedIn person, String merchantPublicId) {
    return queries.followed(person, merchantPublicId);
  }

  /** Whether {@link #followed} would find that merchant, as a part of another statement. */
  public Field<Boolean> follows(SignedIn person, Merchant merchant) {
    return StoreQueries.follows(person, merchant);
  }

  /** All stores this person may enter, by merchant and name. */
  public List<StoreAccess> of(SignedIn person) {
    return queries.accesses(person, DSL.noCondition());
  }

  /** Merchants of which this person owns all stores, and so may open further ones. */
  public List<Merchant> ownedBy(SignedIn person) {
    return queries.merchantsOwnedBy(person);
  }

  /** Merchants in some or all of whose stores this person has a role. */
  public List<Merchant> merchantsOf(SignedIn person) {
    return queries.merchantsOf(person);
  }

  /** The present slug of the store that once had this one. */
  public Optional<String> movedTo(String slug) {
    return queries.movedTo(slug);
  }

  /** Opens a store again inside a job or an event listener, by the id that was written with it. */
  public Store reopen(long storeId) {
    return queries.byId(storeId).orElseThrow(NotFound::new);
  }

  /** All stores of the merchant. One statement. */
  public List<Store> of(Merchant merchant) {
    return queries.of(merchant);
  }

  /** The ids of all stores, for work that goes through them one by one. */
  public List<Long> ids() {
    return queries.ids();
  }

  /** The ids of stores that remind shoppers of their carts. */
  public List<Long> reminding() {
    return queries.reminding();
  }

  /**
   * The first store of each merchant, for work that goes through merchants one by one.
   *
   * @param behind the row id of the merchant of the last one before; the next come by it
   * @param most how many
   */
  public List<Long> firsts(long behind, int most) {
    return queries.firsts(behind, most);
  }

  /**
   * Like {@link #reopen}, for work that comes by the hundreds a second and for which settings may
   * be a few seconds old, such as mails.
   */
  public Store forWork(long storeId) {
    return working.get(storeId, this::reopen);
  }

  /**
   * Forgets what is cached of a store, as soon as others can read what was written: before, they
   * would fill the cache with what was.
   */
  @TransactionalEventListener
  void forget(SettingsWritten written) {
    open.invalidate(written.slugBefore());
    open.invalidate(written.slug());
  }
}
