package io.storeflow.demo;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.OrderPoints;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.loyalty.Programs;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.MonthDay;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Lets a merchant of the demo world give points, and those who bought lately have some. */
@Component
class DemoPoints {
  private static final int ORDERS_WITH_POINTS = 40;
  private static final Terms TERMS = new Terms(100, 100, 200);
  private static final List<Tier> TIERS =
      List.of(new Tier(100, "Leaf", 125), new Tier(250, "Blossom", 150));

  private final DSLContext db;
  private final Programs programs;
  private final ProgramChanges changes;
  private final OrderPoints points;
  private final Members members;

  DemoPoints(
      DSLContext db,
      Programs programs,
      ProgramChanges changes,
      OrderPoints points,
      Members members) {
    this.db = db;
    this.programs = programs;
    this.changes = changes;
    this.points = points;
    this.members = members;
  }

  /** Both stores are of one merchant, and of one currency. */
  void give(Store store) {
    var version = programs.read(store).version();
    var draft = new Program(true, "Petals", 25, 50, 24, 50, TERMS, TIERS, List.of(), version);
    changes.change(store, draft, Actor.SYSTEM);
    var o = only(store, ORDERS);
    var bought =
        db.select(o.ID, o.CUSTOMER_ID)
            .from(o)
            .where(o.PAYMENT_STATE.eq(PaymentState.PAID))
            .and(o.FULFILMENT_STATE.eq(FulfilmentState.COMPLETED))
            .orderBy(o.PLACED_AT.desc())
            .limit(ORDERS_WITH_POINTS)
            .fetch();
    for (var order : bought.reversed()) points.earn(store, order.value1());
    if (bought.isNotEmpty())
      members.celebrate(store, bought.getFirst().value2(), MonthDay.of(3, 27));
  }
}
