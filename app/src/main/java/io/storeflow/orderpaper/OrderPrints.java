package io.storeflow.orderpaper;

import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.selectDistinct;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.platform.code.Coded;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Tells the timeline and the audit log what of orders was printed, and by whom. */
@Service
public class OrderPrints {
  /** What is printed of an order. */
  public enum Paper implements Coded {
    TICKET,
    SLIP,
    PICK_LIST;

    /** The kind of its entry in the timeline. */
    public String kind(boolean again) {
      return Timeline.PRINTED + code() + (again ? "_again" : "");
    }
  }

  /**
   * An order of which something was printed.
   *
   * @param again whether that was printed of it before
   */
  public record Order(long id, long number, boolean again) {}

  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  OrderPrints(Timeline timeline, ApplicationEventPublisher events) {
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * Of which marks that was printed of an order, as a column of its statement: empty for the whole
   * order, else which part of it, or on which printer.
   *
   * @param again whether only what was printed more than once counts
   */
  public static Field<Set<String>> marks(Store store, Orders o, Paper paper, boolean again) {
    var t = only(store, ORDER_TIMELINE);
    var kinds = again ? List.of(paper.kind(true)) : List.of(paper.kind(false), paper.kind(true));
    return multiset(
            selectDistinct(t.DETAIL).from(t).where(t.ORDER_ID.eq(o.ID)).and(t.KIND.in(kinds)))
        .convertFrom(found -> Set.copyOf(found.getValues(t.DETAIL)));
  }

  /**
   * Joins the caller's transaction. As many statements for one order as for a thousand.
   *
   * @param where which printer printed it; empty for one of the person
   */
  public void tell(Store store, Paper paper, List<Order> orders, String where, Actor actor) {
    timeline.addAll(
        store,
        orders.stream()
            .map(it -> new Timeline.New(it.id(), paper.kind(it.again()), where))
            .toList(),
        actor);
    events.publishEvent(
        new Audited.Together(
            orders.stream().map(it -> audited(store, paper, it, where, actor)).toList()));
  }

  private static Audited audited(Store store, Paper paper, Order order, String where, Actor actor) {
    var changes =
        Audited.Changes.none().field("printed", null, paper.code()).field("printer", null, where);
    var number = Long.toString(order.number());
    return Audited.in(store, actor, "order.printed", "order", number, "#" + number, changes);
  }
}
