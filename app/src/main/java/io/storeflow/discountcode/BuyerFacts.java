package io.storeflow.discountcode;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.discountcode.GivenCodes.Asked;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Programs;
import io.storeflow.order.FulfilmentState;
import io.storeflow.pricerule.RuleFacts.Known;
import io.storeflow.pricing.PriceBook;
import io.storeflow.proof.Proofs;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  private final Proofs proofs;
  private final CustomerGroups groups;
  private final Programs programs;
  private final Members members;

  BuyerFacts(Proofs proofs, CustomerGroups groups, Programs programs, Members members) {
    this.proofs = proofs;
    this.groups = groups;
    this.programs = programs;
    this.members = members;
  }

  /**
   * Who buys, of each that is asked for, in their order. No statement where no rule asks; else one,
   * for however many.
   */
  List<Buyer> of(Store store, PriceBook book, List<Asked> asked) {
    var holders = asked.stream().filter(it -> asks(book, it)).flatMap(Asked::holders).toList();
    if (holders.isEmpty()) return asked.stream().map(_ -> Buyer.UNKNOWN).toList();
    var program = programs.of(store);
    var shown =
        proofs.of(
            store,
            holders,
            (email, customer) ->
                row(
                        email,
                        groups.of(store.merchant(), email),
                        earned(store, program, customer),
                        ordered(store, customer))
                    .mapping(
                        (who, in, earned, ordered) -> buyer(program, who, in, earned, ordered)));
    return asked.stream()
        .map(it -> who(it, it.holder() == null ? null : shown.get(it.holder())))
        .toList();
  }

  /**
   * Points that each of those may spend, in their order: of those alone who have shown who they
   * are. One statement, and none for nobody.
   */
  List<Long> open(Store store, List<Asked> asked) {
    record Open(String email, long points) {}
    var shown =
        proofs.of(
            store,
            asked.stream().flatMap(Asked::holders).toList(),
            (email, customer) ->
                row(email, members.open(store.merchant(), customer)).mapping(Open::new));
    var points = new ArrayList<Long>();
    for (var it : asked) {
      var open = it.holder() == null ? null : shown.get(it.holder());
      points.add(open == null || !it.isOf(open.email()) ? 0L : open.points());
    }
    return points;
  }

  private static boolean asks(PriceBook book, Asked asked) {
    var codes = asked.brought().codes();
    return asked.holder() != null && book.rules().stream().anyMatch(it -> it.asksWho(codes));
  }

  /**
   * @param shown null of one who has shown nothing, or is asked nothing
   */
  private static Buyer who(Asked asked, @Nullable Buyer shown) {
    var email = shown == null ? null : shown.who().email();
    return shown == null || email == null || !asked.isOf(email) ? Buyer.UNKNOWN : shown;
  }

  private static Buyer buyer(
      Program program, String email, Set<Long> groups, long earned, boolean ordered) {
    return new Buyer(new Known(email, groups, tiers(program, earned)), !ordered);
  }

  /** Less than nothing of nobody who has bought anything. */
  private Field<Long> earned(Store store, Program program, Field<Long> customer) {
    if (!program.runs()) return inline(-1L);
    return when(customer.isNull(), inline(-1L))
        .otherwise(members.earnedInYear(store.merchant(), customer));
  }

  private static Field<Boolean> ordered(Store store, Field<Long> customer) {
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
