package io.storeflow.store;

import static io.storeflow.db.Tables.MEMBERSHIP;
import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.db.Tables.STORE_SLUG;
import static org.jooq.impl.DSL.min;

import io.storeflow.account.SignedIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Finds stores: the only place that makes {@link Store} and {@link Merchant}. */
@Component
class StoreQueries {
  private final DSLContext db;

  StoreQueries(DSLContext db) {
    this.db = db;
  }

  Optional<Store> bySlug(String slug) {
    return find(STORE.SLUG.eq(slug));
  }

  Optional<Store> byPublicId(String publicId) {
    return find(STORE.PUBLIC_ID.eq(publicId));
  }

  List<Long> ids() {
    return db.select(STORE.ID).from(STORE).orderBy(STORE.ID).fetch(STORE.ID);
  }

  List<Long> reminding() {
    return db.select(STORE.ID)
        .from(STORE)
        .where(STORE.CART_REMINDER_HOURS.gt((short) 0))
        .orderBy(STORE.ID)
        .fetch(STORE.ID);
  }

  List<Long> firsts(long behind, int most) {
    var first = min(STORE.ID);
    return db.select(first)
        .from(STORE)
        .where(STORE.MERCHANT_ID.gt(behind))
        .groupBy(STORE.MERCHANT_ID)
        .orderBy(STORE.MERCHANT_ID)
        .limit(most)
        .fetch(first);
  }

  Optional<Store> byId(long id) {
    return find(STORE.ID.eq(id));
  }

  List<Store> of(Merchant merchant) {
    return select()
        .where(STORE.MERCHANT_ID.eq(merchant.id()))
        .orderBy(STORE.ID)
        .fetch(StoreQueries::store);
  }

  /** The present slug of the store that once had this one. */
  Optional<String> movedTo(String slug) {
    return db.select(STORE.SLUG)
        .from(STORE_SLUG)
        .join(STORE)
        .on(STORE.ID.eq(STORE_SLUG.STORE_ID))
        .where(STORE_SLUG.SLUG.eq(slug))
        .and(STORE.SLUG.ne(slug))
        .fetchOptional(STORE.SLUG);
  }

  Optional<StoreAccess> access(SignedIn person, String slug) {
    return accesses(person, STORE.SLUG.eq(slug)).stream().findFirst();
  }

  Optional<StoreAccess> accessByPublicId(SignedIn person, String publicId) {
    return accesses(person, STORE.PUBLIC_ID.eq(publicId)).stream().findFirst();
  }

  /**
   * The stores this person may enter, with the role in each; a row for the store beats one for all
   * stores.
   */
  List<StoreAccess> accesses(SignedIn person, Condition which) {
    return select(MEMBERSHIP.ROLE, MEMBERSHIP.STORE_ID)
        .join(MEMBERSHIP)
        .on(MEMBERSHIP.MERCHANT_ID.eq(STORE.MERCHANT_ID))
        .and(MEMBERSHIP.STORE_ID.isNull().or(MEMBERSHIP.STORE_ID.eq(STORE.ID)))
        .where(MEMBERSHIP.PERSON_ID.eq(person.personId()))
        .and(which)
        .orderBy(MERCHANT.NAME, STORE.MERCHANT_ID, STORE.NAME, STORE.ID, MEMBERSHIP.STORE_ID.desc())
        .fetch(row -> new StoreAccess(person, store(row), row.get(MEMBERSHIP.ROLE)))
        .stream()
        .collect(
            java.util.stream.Collectors.toMap(
                access -> access.store().id(),
                access -> access,
                (specific, general) -> specific,
                java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** The merchants in some or all of whose stores this person has a role. */
  List<Merchant> merchantsOf(SignedIn person) {
    return db.select(MERCHANT.ID, MERCHANT.PUBLIC_ID, MERCHANT.NAME, MERCHANT.PAYMENTS)
        .from(MERCHANT)
        .where(
            MERCHANT.ID.in(
                db.select(MEMBERSHIP.MERCHANT_ID)
                    .from(MEMBERSHIP)
                    .where(MEMBERSHIP.PERSON_ID.eq(person.personId()))))
        .orderBy(MERCHANT.ID)
        .fetch(StoreQueries::merchant);
  }

  /** The merchants of which this person may create stores, owner of all stores. */
  List<Merchant> merchantsOwnedBy(SignedIn person) {
    return db.select(MERCHANT.ID, MERCHANT.PUBLIC_ID, MERCHANT.NAME, MERCHANT.PAYMENTS)
        .from(MERCHANT)
        .join(MEMBERSHIP)
        .on(MEMBERSHIP.MERCHANT_ID.eq(MERCHANT.ID))
        .where(MEMBERSHIP.PERSON_ID.eq(person.personId()))
        .and(MEMBERSHIP.STORE_ID.isNull())
        .and(MEMBERSHIP.ROLE.eq(Role.OWNER))
        .orderBy(MERCHANT.NAME)
        .fetch(StoreQueries::merchant);
  }

  /**
   * Row ids of the people who may do this in the store, those who joined first before others; a row
   * for the store beats one for all stores.
   */
  List<Long> peopleWhoMay(Store store, Permission permission) {
    var roles = new LinkedHashMap<Long, Role>();
    db.select(MEMBERSHIP.PERSON_ID, MEMBERSHIP.STORE_ID, MEMBERSHIP.ROLE)
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.MERCHANT_ID.eq(store.merchant().id()))
        .and(MEMBERSHIP.STORE_ID.isNull().or(MEMBERSHIP.STORE_ID.eq(store.id())))
        .orderBy(MEMBERSHIP.ID)
        .forEach(
            row ->
                roles.merge(
                    row.value1(),
                    row.value3(),
                    (before, role) -> row.value2() == null ? before : role));
    return roles.entrySet().stream()
        .filter(it -> it.getValue().may(permission))
        .map(Map.Entry::getKey)
        .toList();
  }

  Optional<Merchant> merchantByPublicId(String publicId) {
    return db.select(MERCHANT.ID, MERCHANT.PUBLIC_ID, MERCHANT.NAME, MERCHANT.PAYMENTS)
        .from(MERCHANT)
        .where(MERCHANT.PUBLIC_ID.eq(publicId))
        .fetchOptional(StoreQueries::merchant);
  }

  Optional<Merchant> merchantByStripeAccount(String account) {
    return db.select(MERCHANT.ID, MERCHANT.PUBLIC_ID, MERCHANT.NAME, MERCHANT.PAYMENTS)
        .from(MERCHANT)
        .where(MERCHANT.STRIPE_ACCOUNT_ID.eq(account))
        .fetchOptional(StoreQueries::merchant);
  }

  /** The merchant, if the person may see the orders of all its stores, also of those to come. */
  Optional<Merchant> followed(SignedIn person, String merchantPublicId) {
    return db.select(MERCHANT.ID, MERCHANT.PUBLIC_ID, MERCHANT.NAME, MERCHANT.PAYMENTS)
        .from(MERCHANT)
        .join(MEMBERSHIP)
        .on(MEMBERSHIP.MERCHANT_ID.eq(MERCHANT.ID))
        .where(seesAllOrders(person))
        .and(MERCHANT.PUBLIC_ID.eq(merchantPublicId))
        .limit(1)
        .fetchOptional(StoreQueries::merchant);
  }

  /** The same of a merchant that is known, as a part of another statement. */
  static Field<Boolean> follows(SignedIn person, Merchant merchant) {
    return DSL.field(
        DSL.exists(
            DSL.selectOne()
                .from(MEMBERSHIP)
                .where(seesAllOrders(person))
                .and(MEMBERSHIP.MERCHANT_ID.eq(merchant.id()))));
  }

  private static Condition seesAllOrders(SignedIn person) {
    return MEMBERSHIP
        .PERSON_ID
        .eq(person.personId())
        .and(MEMBERSHIP.STORE_ID.isNull())
        .and(MEMBERSHIP.ROLE.in(Role.thatMay(Permission.SEE_ORDERS)));
  }

  private Optional<Store> find(Condition which) {
    return select().where(which).fetchOptional(StoreQueries::store);
  }

  private SelectJoinStep<Record> select(org.jooq.Field<?>... more) {
    return db.select(STORE.fields())
        .select(MERCHANT.PUBLIC_ID, MERCHANT.NAME, MERCHANT.PAYMENTS)
        .select(more)
        .from(STORE)
        .join(MERCHANT)
        .on(MERCHANT.ID.eq(STORE.MERCHANT_ID));
  }

  private static Merchant merchant(Record row) {
    return new Merchant(
        row.get(MERCHANT.ID),
        row.get(MERCHANT.PUBLIC_ID),
        row.get(MERCHANT.NAME),
        row.get(MERCHANT.PAYMENTS));
  }

  private static Store store(Record row) {
    var merchant =
        new Merchant(
            row.get(STORE.MERCHANT_ID),
            row.get(MERCHANT.PUBLIC_ID),
            row.get(MERCHANT.NAME),
            row.get(MERCHANT.PAYMENTS));
    return new Store(
        row.get(STORE.ID),
        row.get(STORE.PUBLIC_ID),
        merchant,
        settings(row),
        row.get(STORE.SELLS_IN));
  }

  private static StoreSettings settings(Record row) {
    return new StoreSettings(
        row.get(STORE.SLUG),
        row.get(STORE.NAME),
        row.get(STORE.WELCOME),
        row.get(STORE.ABOUT),
        row.get(STORE.CURRENCY),
        row.get(STORE.COUNTRY),
        row.get(STORE.TIME_ZONE),
        row.get(STORE.LOCALE),
        row.get(STORE.COLOUR),
        row.get(STORE.LINE1),
        row.get(STORE.LINE2),
        row.get(STORE.POSTAL_CODE),
        row.get(STORE.CITY),
        row.get(STORE.REGION),
        row.get(STORE.PHONE),
        row.get(STORE.EMAIL),
        row.get(STORE.PICKUP),
        row.get(STORE.DELIVERY),
        row.get(STORE.SHIPPING),
        row.get(STORE.PREPARATION_MINUTES),
        row.get(STORE.DELIVERY_MINUTES),
        row.get(STORE.PAID_AT_PICKUP),
        row.get(STORE.PAID_AT_DELIVERY),
        row.get(STORE.PAID_AT_SHIPPING),
        row.get(STORE.PAYMENT_WORDS),
        row.get(STORE.TAX_WORDS),
        (int) row.get(STORE.CART_HOLD_MINUTES),
        (int) row.get(STORE.CART_REMINDER_HOURS),
        row.get(STORE.TRADE));
  }
}
