package io.storeflow.modifier;

import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.MODIFIER_GROUP;
import static io.storeflow.db.Tables.PRODUCT_MODIFIER_GROUP;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.db.tables.records.ModifierRecord;
import io.storeflow.db.tables.records.ProductModifierGroupRecord;
import io.storeflow.modifier.Surcharges.AboveMost;
import io.storeflow.modifier.Surcharges.BelowZero;
import io.storeflow.modifier.Surcharges.OfGiftCard;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Writes groups of modifiers and which products offer them. Modifiers keep their ids while they are
 * in their group, so that carts go on naming them.
 */
@Service
public class ModifierGroups implements ProductChange.Veto {
  /** Groups of a store at most. */
  static final int MOST = 200;

  /** Modifiers of a group at most. */
  static final int MOST_MODIFIERS = 50;

  /** Groups of a product at most. */
  public static final int MOST_OF_PRODUCT = 20;

  /** There are {@link #MOST} groups already. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final ModifierQueries queries;
  private final StoreRows stores;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;

  ModifierGroups(
      DSLContext db,
      Transactions transactions,
      ModifierQueries queries,
      StoreRows stores,
      Pulse pulse,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.stores = stores;
    this.pulse = pulse;
    this.events = events;
  }

  /** All of the store with their modifiers, by title. One statement. */
  public List<GroupDetail> all(Store store) {
    return queries.all(store);
  }

  /**
   * @throws NotFound if the store has no such group
   */
  public GroupDetail get(Store store, String publicId) {
    return queries.group(store, publicId).orElseThrow(NotFound::new);
  }

  /**
   * Those that a product offers, in their order. Two statements.
   *
   * @throws NotFound if the store has no such product
   */
  public List<GroupDetail> offered(Store store, String productId) {
    var product = queries.product(store, productId).orElseThrow(NotFound::new);
    return product.groups().isEmpty() ? List.of() : found(byId(store), product.groups());
  }

  /**
   * Creates a group and returns its public id.
   *
   * @throws Full if the store has as many as it may
   */
  public String create(Store store, GroupDraft draft, Actor actor) {
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          stores.requireRoom(store, MODIFIER_GROUP, MOST, Full::new);
          long id = Ids.next();
          insertInto(db, store, MODIFIER_GROUP)
              .set(MODIFIER_GROUP.ID, id)
              .set(MODIFIER_GROUP.PUBLIC_ID, publicId)
              .set(MODIFIER_GROUP.TITLE, draft.title())
              .set(MODIFIER_GROUP.MINIMUM, (short) draft.min())
              .set(MODIFIER_GROUP.MAXIMUM, (short) draft.max())
              .set(MODIFIER_GROUP.VERSION, 1)
              .execute();
          write(store, id, List.of(), draft);
          tell(store, actor, "created", publicId, draft.title(), differences(null, draft));
        });
    return publicId;
  }

  /**
   * Changes a group to what the draft says.
   *
   * @param version of the group that the person saw
   * @throws StaleGroup if it was changed since
   * @throws BelowZero if a product that offers it could cost less than nothing
   * @throws AboveMost if one could cost more than anything may
   * @throws OfGiftCard if it has prices and one is a gift card
   */
  void change(Store store, String publicId, int version, GroupDraft draft, Actor actor) {
    transactions.write(
        () -> {
          var before = get(store, publicId);
          var group = only(store, MODIFIER_GROUP);
          int changed =
              db.update(group)
                  .set(group.TITLE, draft.title())
                  .set(group.MINIMUM, (short) draft.min())
                  .set(group.MAXIMUM, (short) draft.max())
                  .set(group.VERSION, version + 1)
                  .where(group.ID.eq(before.id()))
                  .and(group.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new StaleGroup();
          write(store, before.id(), before.modifiers(), draft);
          refuse(store, publicId);
          tell(store, actor, "changed", publicId, draft.title(), differences(before, draft));
        });
  }

  /** Removes a group from all products, and for good; orders keep what was chosen. */
  void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = get(store, publicId);
          var outer = only(store, MODIFIER);
          db.update(outer)
              .setNull(outer.INNER_GROUP_ID)
              .where(outer.INNER_GROUP_ID.eq(before.id()))
              .execute();
          var group = only(store, MODIFIER_GROUP);
          db.deleteFrom(group).where(group.ID.eq(before.id())).execute();
          var gone = Changes.none().field("title", before.title(), null);
          tell(store, actor, "deleted", publicId, before.title(), gone);
        });
  }

  /**
   * Sets which groups a product offers.
   *
   * @param groups public ids, in the order in which shoppers see them; unknown ones are left out
   * @throws NotFound if the store has no such product
   * @throws BelowZero if they could take more off than it costs
   * @throws AboveMost if they could bring it above what anything may cost
   * @throws OfGiftCard if it is a gift card and they have prices
   */
  public void offer(Store store, String productId, List<String> groups, Actor actor) {
    transactions.write(
        () -> {
          var product = queries.product(store, productId).orElseThrow(NotFound::new);
          var known = byId(store);
          var had = found(known, product.groups());
          var wanted = found(known, groups);
          if (wanted.equals(had)) return;
          var prices = queries.prices(store, product.id());
          refuse(store, new Surcharges(known), wanted, prices);
          var offered = only(store, PRODUCT_MODIFIER_GROUP);
          db.deleteFrom(offered).where(offered.PRODUCT_ID.eq(product.id())).execute();
          var rows = new ArrayList<ProductModifierGroupRecord>();
          for (var group : wanted) {
            var row = new ProductModifierGroupRecord();
            row.setProductId(product.id());
            row.setGroupId(group.id());
            row.setPosition(rows.size());
            rows.add(row);
          }
          insertAll(db, store, PRODUCT_MODIFIER_GROUP, rows);
          var changes = Changes.none().field("modifiers", titles(had), titles(wanted));
          events.publishEvent(
              Audited.in(
                  store, actor, "product.changed", "product", productId, product.title(), changes));
          pulse.shopChanged(store);
        });
  }

  /** Those of the groups, by public id, with which nothing has a price. */
  List<String> withoutPrices(Store store, List<String> groups) {
    var known = byId(store);
    var surcharges = new Surcharges(known);
    return found(known, groups).stream()
        .filter(it -> surcharges.mostAdded(List.of(it)) == 0)
        .filter(it -> surcharges.mostOff(List.of(it)) == 0)
        .map(GroupDetail::publicId)
        .toList();
  }

  /** Row ids of those of the products with which something can be chosen that has a price. */
  public Set<Long> priced(Store store, Collection<Long> products) {
    return queries.priced(store, products);
  }

  /**
   * A gift card costs what is on it.
   *
   * @throws OfGiftCard if a product would become one with which something has a price
   */
  @Override
  public void check(Store store, ProductDetail before, ProductChange change) {
    if (before.fields().traits().giftCard() || !change.fields().traits().giftCard()) return;
    var offered = offered(store, before.publicId());
    var surcharges = new Surcharges(byId(store));
    queries
        .prices(store, before.id())
        .cheapest()
        .ifPresent(it -> refuseOfCard(store, it, surcharges, offered));
  }

  /** Of the group itself, and of those whose modifiers it goes with. */
  private void refuse(Store store, String publicId) {
    var known = byId(store);
    var surcharges = new Surcharges(known);
    for (var group : known.values()) {
      boolean isOuter = group.modifiers().stream().anyMatch(it -> publicId.equals(it.inner()));
      if (isOuter || group.publicId().equals(publicId))
        refuse(store, surcharges, List.of(group), queries.pricesWith(store, group.id()));
    }
  }

  private static void refuse(
      Store store, Surcharges surcharges, List<GroupDetail> groups, ModifierQueries.Prices prices) {
    prices.cheapest().ifPresent(it -> refuseBelow(store, it, surcharges.mostOff(groups)));
    prices.dearest().ifPresent(it -> refuseAbove(store, it, surcharges.mostAdded(groups)));
    prices.card().ifPresent(it -> refuseOfCard(store, it, surcharges, groups));
  }

  private static void refuseOfCard(
      Store store, ModifierQueries.Priced card, Surcharges surcharges, List<GroupDetail> groups) {
    long added = surcharges.mostAdded(groups);
    long change = added == 0 ? -surcharges.mostOff(groups) : added;
    if (change != 0) throw new OfGiftCard(card.title(), card.price(), store.money(change));
  }

  private static void refuseBelow(Store store, ModifierQueries.Priced product, long off) {
    if (product.price().minor() < off)
      throw new BelowZero(product.title(), product.price(), store.money(off));
  }

  private static void refuseAbove(Store store, ModifierQueries.Priced product, long added) {
    if (product.price().minor() > MoneyFormat.MAX_MINOR - added)
      throw new AboveMost(product.title(), product.price(), store.money(added));
  }

  private Map<String, GroupDetail> byId(Store store) {
    return all(store).stream().collect(Collectors.toMap(GroupDetail::publicId, it -> it));
  }

  private static List<GroupDetail> found(Map<String, GroupDetail> groups, List<String> ids) {
    var found = new LinkedHashSet<GroupDetail>();
    for (var id : ids) {
      var group = groups.get(id);
      if (group != null && found.size() < MOST_OF_PRODUCT) found.add(group);
    }
    return List.copyOf(found);
  }

  private static String titles(List<GroupDetail> groups) {
    return groups.stream().map(GroupDetail::title).collect(Collectors.joining(", "));
  }

  private void write(Store store, long group, List<GroupDetail.Entry> before, GroupDraft draft) {
    var inner = new HashMap<String, Long>();
    for (var other : all(store)) inner.put(other.publicId(), other.id());
    var ids =
        before.stream()
            .collect(Collectors.toMap(GroupDetail.Entry::publicId, GroupDetail.Entry::id));
    var m = only(store, MODIFIER);
    var kept = new ArrayList<Long>();
    var changes = new ArrayList<Query>();
    var fresh = new ArrayList<ModifierRecord>();
    int position = 0;
    for (var entry : draft.modifiers()) {
      var id = entry.publicId() == null ? null : ids.get(entry.publicId());
      var innerId = entry.inner() == null ? null : inner.get(entry.inner());
      if (id == null) fresh.add(row(group, entry, innerId, position));
      else {
        kept.add(id);
        changes.add(
            db.update(m)
                .set(m.TITLE, entry.title())
                .set(m.PRICE_MINOR, entry.price().minor())
                .set(m.PRESELECTED, entry.preselected())
                .set(m.INNER_GROUP_ID, innerId)
                .set(m.POSITION, position)
                .where(m.ID.eq(id)));
      }
      position++;
    }
    db.deleteFrom(m).where(m.GROUP_ID.eq(group)).and(m.ID.notIn(kept)).execute();
    if (!changes.isEmpty()) db.batch(changes).execute();
    insertAll(db, store, MODIFIER, fresh);
  }

  private static ModifierRecord row(
      long group, GroupDraft.Entry entry, @Nullable Long inner, int position) {
    var row = new ModifierRecord();
    row.setId(Ids.next());
    row.setPublicId(PublicId.random());
    row.setGroupId(group);
    row.setPosition(position);
    row.setTitle(entry.title());
    row.setPriceMinor(entry.price().minor());
    row.setPreselected(entry.preselected());
    row.setInnerGroupId(inner);
    row.setSoldOut(false);
    row.setAllergens(entry.food().allergensKept());
    row.setAdditives(entry.food().additivesKept());
    return row;
  }

  private static Changes differences(@Nullable GroupDetail before, GroupDraft after) {
    var words =
        after.modifiers().stream()
            .map(it -> it.title() + " " + it.price().plain())
            .collect(Collectors.joining(", "));
    if (before == null)
      return Changes.none().field("title", null, after.title()).field("modifiers", null, words);
    var had =
        before.modifiers().stream()
            .map(it -> it.title() + " " + it.price().plain())
            .collect(Collectors.joining(", "));
    return Changes.none()
        .field("title", before.title(), after.title())
        .field("min", before.min(), after.min())
        .field("max", before.max(), after.max())
        .field("modifiers", had, words);
  }

  private void tell(
      Store store, Actor actor, String what, String id, String title, Changes changes) {
    events.publishEvent(
        Audited.in(store, actor, "modifiers." + what, "modifiers", id, title, changes));
    pulse.shopChanged(store);
  }
}
