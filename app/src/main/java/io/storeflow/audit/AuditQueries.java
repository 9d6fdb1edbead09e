package io.storeflow.audit;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.PERSON;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.AuditEntry;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log of one store, newest first. Ids rise with time, so they order it. */
@Component
class AuditQueries {
  static final int PAGE = 50;

  /** Whether what an entry is about can still be looked at. */
  private static final String STILL_THERE = "still_there";

  private static final TypeReference<Map<String, @Nullable List<@Nullable Object>>> VALUES =
      new TypeReference<>() {};

  /**
   * @param newer whether there are entries above these; older: below
   */
  record Found(List<AuditRow> rows, boolean newer, boolean older) {}

  private final DSLContext db;
  private final JsonMapper json;

  AuditQueries(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * The page behind an id, or with {@code up} the one before it; null for the newest.
   *
   * @param withMerchant also what concerns the merchant as a whole, and not this store alone
   */
  Found page(
      Store store, boolean withMerchant, AuditFilter filter, @Nullable Long from, boolean up) {
    var entry = only(store.merchant(), AUDIT_ENTRY);
    var product = only(store, PRODUCT);
    var variant = only(store, VARIANT);
    var rate = only(store, SHIPPING_RATE);
    var mine = entry.STORE_ID.eq(store.id());
    var side = from == null ? DSL.noCondition() : up ? entry.ID.gt(from) : entry.ID.lt(from);
    var rows =
        new ArrayList<>(
            db.select(
                    entry.ID,
                    entry.AT,
                    entry.ACTOR_KIND,
                    entry.ACTOR,
                    PERSON.EMAIL,
                    entry.ACTION,
                    entry.SUBJECT_KIND,
                    entry.SUBJECT_ID,
                    entry.SUBJECT_LABEL,
                    entry.CHANGE_JSON,
                    entry.AMOUNT_MINOR,
                    entry.CURRENCY,
                    entry.IP,
                    entry.USER_AGENT,
                    entry.REQUEST_ID,
                    DSL.coalesce(product.ID, variant.ID, rate.ID).as(STILL_THERE))
                .from(entry)
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(entry.ACTOR_ID))
                .leftJoin(product)
                .on(product.PUBLIC_ID.eq(entry.SUBJECT_ID).and(entry.SUBJECT_KIND.eq("product")))
                .leftJoin(variant)
                .on(variant.PUBLIC_ID.eq(entry.SUBJECT_ID).and(entry.SUBJECT_KIND.eq("variant")))
                .leftJoin(rate)
                .on(rate.PUBLIC_ID.eq(entry.SUBJECT_ID).and(entry.SUBJECT_KIND.eq("rate")))
                .where(withMerchant ? mine.or(entry.STORE_ID.isNull()) : mine)
                .and(matches(entry, store, filter))
                .and(side)
                .orderBy(up ? entry.ID.asc() : entry.ID.desc())
                .limit(PAGE + 1)
                .fetch(row -> row(entry, store, row)));
    boolean more = rows.size() > PAGE;
    if (more) rows.removeLast();
    if (up) Collections.reverse(rows);
    return new Found(rows, up ? more : from != null, up || more);
  }

  private static Condition matches(AuditEntry entry, Store store, AuditFilter filter) {
    var all = DSL.noCondition();
    if (filter.who() != null) all = all.and(entry.ACTOR.contains(filter.who()));
    if (filter.what() != null) all = all.and(entry.ACTION.startsWith(filter.what()));
    if (filter.subject() != null)
      all =
          all.and(
              entry
                  .SUBJECT_LABEL
                  .contains(filter.subject())
                  .or(entry.SUBJECT_ID.eq(filter.subject())));
    var from = filter.fromDay();
    if (from != null) all = all.and(entry.AT.ge(start(store, from)));
    var to = filter.toDay();
    if (to != null) all = all.and(entry.AT.lt(start(store, to.plusDays(1))));
    return all;
  }

  private static java.time.Instant start(Store store, LocalDate day) {
    return day.atStartOfDay(store.timeZone()).toInstant();
  }

  private AuditRow row(AuditEntry entry, Store store, Record row) {
    return new AuditRow(
        row.get(entry.ID),
        row.get(entry.AT),
        row.get(entry.ACTOR_KIND),
        row.get(entry.ACTOR),
        row.get(PERSON.EMAIL),
        row.get(entry.ACTION),
        row.get(entry.SUBJECT_LABEL),
        link(
            store,
            row.get(entry.SUBJECT_KIND),
            row.get(entry.SUBJECT_ID),
            row.get(STILL_THERE) != null),
        values(row.get(entry.CHANGE_JSON)),
        worth(row.get(entry.AMOUNT_MINOR), row.get(entry.CURRENCY)),
        row.get(entry.IP),
        row.get(entry.USER_AGENT),
        row.get(entry.REQUEST_ID),
        row.get(entry.SUBJECT_ID));
  }

  /** Nothing leads to what was deleted since. */
  private static @Nullable String link(Store store, String kind, String id, boolean there) {
    var base = store.page("");
    return switch (kind) {
      case "order" -> base + "/orders/" + id;
      case "customer" -> base + "/customers/" + id;
      case "variant" -> there ? base + "/inventory/" + id : null;
      case "transfer" -> base + "/inventory/transfers/" + id;
      case "stocktake" -> base + "/inventory/stocktakes/" + id;
      case "location" -> base + "/settings/locations";
      case "category" -> base + "/categories";
      case "page" -> base + "/settings/pages/" + id;
      case "collection" -> base + "/collections";
      case "brand" -> base + "/brands";
      case "modifiers", "modifier" -> base + "/modifiers";
      case "work" -> base + "/failed-work";
      case "product" -> there ? base + "/products/" + id : null;
      case "zone", "shipping_profile" -> base + "/shipping";
      case "rate" -> there ? base + "/shipping/" + id : null;
      case "price_rule" -> base + "/pricing";
      case "price_list" -> base + "/pricing/lists";
      case "customer_group" -> base + "/pricing/groups";
      case "tax", "tax_rate" -> base + "/tax";
      case "return_terms" -> base + "/settings/returns";
      case "loyalty" -> base + "/loyalty";
      case "loyalty_member" -> base + "/loyalty/members/" + id;
      case "gift_card" -> base + "/gift-cards/" + id;
      case "store" -> base + "/settings";
      case "person", "invitation" -> base + "/members";
      default -> null;
    };
  }

  private static @Nullable Money worth(@Nullable Long minor, @Nullable String currency) {
    return minor == null || currency == null
        ? null
        : new Money(minor, Currency.getInstance(currency));
  }

  private List<AuditRow.Value> values(String changes) {
    var values = new ArrayList<AuditRow.Value>();
    json.readValue(changes, VALUES)
        .forEach(
            (field, pair) -> {
              boolean whole = pair != null && pair.size() == 2;
              var before = whole ? text(pair.get(0)) : null;
              var after = whole ? text(pair.get(1)) : null;
              // Older entries also name fields that were empty and stayed so.
              if (before != null || after != null)
                values.add(new AuditRow.Value(field, before, after));
            });
    return values;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null || value.equals("") ? null : Objects.toString(value);
  }
}
