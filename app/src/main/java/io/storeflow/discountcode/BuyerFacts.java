package io.storeflow.discountcode;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Programs;
import io.storeflow.order.FulfilmentState;
import io.storeflow.pricerule.RuleFacts.Known;
import io.storeflow.pricing.PriceBook;
import io.storeflow.proof.Proof;
import io.storeflow.proof.Proofs;
import io.storeflow.store.Store;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who buys, for rules that ask: what nobody has shown is not true of them. */
@Component
class BuyerFacts {

  /**
   * @param firstOrder whether they have ordered nothing from the store before
   */
  record Buyer(Known who, boolean firstOrder) {
    static final Buyer UNKNOWN = new Buyer(Known.NOBODY, false);
  }

  private final DSLContext db;
  private final Proofs proofs;
  private final CustomerGroups groups;
  private final Programs programs;
  private final Members members;

  BuyerFacts(
      DSLContext db, Proofs proofs, CustomerGroups groups, Programs programs, Members members) {
    this.db = db;
    this.proofs = proofs;
    this.groups = groups;
    this.programs = programs;
    this.members = members;
  }

  /**
   * No statement where no rule asks; else two, or one for somebody who has shown nothing.
   *
   * @param email of the order, which is no proof: with another one than was shown it is somebody
   *     else's; null while it is not known
   * @param holder of a proof; null for nobody who could have one
   */
  Buyer of(
      Store store,
      PriceBook book,
      Set<String> codes,
      @Nullable String email,
      @Nullable String holder) {
    if (holder == null || book.rules().stream().noneMatch(it -> it.asksWho(codes)))
      return Buyer.UNKNOWN;
    return proofs
        .of(store, holder)
        .filter(it -> email == null || it.isOf(email))
        .map(it -> buyer(store, it))
        .orElse(Buyer.UNKNOWN);
  }

  /** Points that who buys may spend: of those alone who have shown who they are. One statement. */
  long open(Store store, @Nullable String email, @Nullable String holder) {
    if (holder == null) return 0;
    return proofs.of(store, holder, email, it -> members.open(store.merchant(), it)).orElse(0L);
  }

  private Buyer buyer(Store store, Proof proof) {
    var customer = proof.customer();
    var program = programs.of(store);
    var in = groups.of(store.merchant(), proof.email());
    Field<Long> earned =
        customer == null || !program.runs()
            ? inline(-1L)
            : members.earnedInYear(store.merchant(), customer);
    return db.select(in, earned, ordered(store, customer))
        .fetchSingle(
            row ->
                new Buyer(
                    new Known(proof.email(), row.value1(), tiers(program, row.value2())),
                    !row.value3()));
  }

  private static Field<Boolean> ordered(Store store, @Nullable Long customer) {
    if (customer == null) return inline(false);
    var o = only(store, ORDERS);
    return field(
        exists(
            selectOne()
                .from(o)
                .where(o.CUSTOMER_ID.eq(customer))
                .and(o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED))));
  }

  private static Set<String> tiers(Program program, long earned) {
    return program.tiers().stream()
        .filter(it -> it.from() <= earned)
        .map(Program.Tier::name)
        .collect(Collectors.toSet());
  }
}
