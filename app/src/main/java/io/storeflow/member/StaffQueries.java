package io.storeflow.member;

import static io.storeflow.db.Tables.MEMBERSHIP;
import static io.storeflow.db.Tables.PERSON;

import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads who works for a merchant. */
@Component
public class StaffQueries {
  private final DSLContext db;

  StaffQueries(DSLContext db) {
    this.db = db;
  }

  /** All who may enter the store, by name. One statement. */
  public List<Member> of(Store store) {
    return all(store.merchant(), DSL.noCondition()).stream()
        .filter(member -> member.holding().in(store.id()) != null)
        .toList();
  }

  /** All who work for the merchant, by name. One statement. */
  public List<Member> ofMerchant(Merchant merchant) {
    return all(merchant, DSL.noCondition());
  }

  /** One of those who may enter the store. */
  public Optional<Member> find(Store store, String publicId) {
    return all(store.merchant(), PERSON.PUBLIC_ID.eq(publicId)).stream()
        .filter(member -> member.holding().in(store.id()) != null)
        .findFirst();
  }

  /** The person with that address, if they work for the merchant. */
  public Optional<Member> byEmail(Merchant merchant, String email) {
    return all(merchant, PERSON.EMAIL.eq(email)).stream().findFirst();
  }

  /** This person, if they work for the merchant. */
  Optional<Member> byId(Merchant merchant, long personId) {
    return all(merchant, PERSON.ID.eq(personId)).stream().findFirst();
  }

  /** What this person may do for the merchant; of somebody who does not work there: nothing. */
  public Holding holding(Merchant merchant, long personId) {
    return byId(merchant, personId).map(Member::holding).orElse(Holding.NONE);
  }

  /** How many people work for the merchant. */
  public int count(Merchant merchant) {
    return db.select(DSL.countDistinct(MEMBERSHIP.PERSON_ID))
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.MERCHANT_ID.eq(merchant.id()))
        .fetchSingle()
        .value1();
  }

  /** How many others own all stores of the merchant. */
  int otherOwners(Merchant merchant, long personId) {
    return db.fetchCount(
        MEMBERSHIP,
        MEMBERSHIP
            .MERCHANT_ID
            .eq(merchant.id())
            .and(MEMBERSHIP.STORE_ID.isNull())
            .and(MEMBERSHIP.ROLE.eq(Role.OWNER))
            .and(MEMBERSHIP.PERSON_ID.ne(personId)));
  }

  /** Whether the person works for anybody. */
  boolean worksAnywhere(long personId) {
    return db.fetchExists(MEMBERSHIP, MEMBERSHIP.PERSON_ID.eq(personId));
  }

  private List<Member> all(Merchant merchant, Condition who) {
    var people = new LinkedHashMap<Long, List<Record>>();
    Result<? extends Record> rows =
        db.select(
                PERSON.ID,
                PERSON.PUBLIC_ID,
                PERSON.NAME,
                PERSON.EMAIL,
                PERSON.EMAIL_VERIFIED_AT,
                MEMBERSHIP.STORE_ID,
                MEMBERSHIP.ROLE,
                MEMBERSHIP.CREATED_AT,
                MEMBERSHIP.SEEN_AT)
            .from(MEMBERSHIP)
            .join(PERSON)
            .on(PERSON.ID.eq(MEMBERSHIP.PERSON_ID))
            .where(MEMBERSHIP.MERCHANT_ID.eq(merchant.id()))
            .and(who)
            .orderBy(PERSON.NAME, PERSON.ID)
            .fetch();
    for (var row : rows)
      people.computeIfAbsent(row.get(PERSON.ID), id -> new ArrayList<>()).add(row);
    return people.values().stream().map(StaffQueries::member).toList();
  }

  private static Member member(List<Record> rows) {
    var person = rows.getFirst();
    return new Member(
        person.get(PERSON.ID),
        person.get(PERSON.PUBLIC_ID),
        person.get(PERSON.NAME),
        person.get(PERSON.EMAIL),
        person.get(PERSON.EMAIL_VERIFIED_AT) != null,
        holding(rows),
        rows.stream()
            .map(it -> it.get(MEMBERSHIP.CREATED_AT))
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        seen(rows));
  }

  private static Holding holding(List<Record> rows) {
    Role inAll = null;
    var alone = new HashMap<Long, Role>();
    for (var row : rows) {
      var store = row.get(MEMBERSHIP.STORE_ID);
      if (store == null) inAll = row.get(MEMBERSHIP.ROLE);
      else alone.put(store, row.get(MEMBERSHIP.ROLE));
    }
    return new Holding(inAll, alone);
  }

  private static @Nullable Instant seen(List<Record> rows) {
    return rows.stream()
        .map(it -> it.get(MEMBERSHIP.SEEN_AT))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
