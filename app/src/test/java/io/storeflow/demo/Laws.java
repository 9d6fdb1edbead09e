package io.storeflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Store;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is true of every store at any time, asked of the database in its own words. */
public final class Laws {
  private final JdbcTemplate sql;
  private final Store store;

  public Laws(DataSource database, Store store) {
    this.sql = new JdbcTemplate(database);
    this.store = store;
  }

  public void hold() {
    none(
        "stock that is not the sum of its ledger",
        """
        select count(*) from stock s left join (
          select variant_id, location_id, sum(on_hand_delta) h, sum(reserved_delta) r
          from stock_ledger where store_id = ? group by variant_id, location_id) l
          on l.variant_id = s.variant_id and l.location_id = s.location_id
        where s.store_id = ? and (s.on_hand <> coalesce(l.h, 0) or s.reserved <> coalesce(l.r, 0))
        """,
        2);
    none(
        "ledger entries whose balance is not the sum so far",
        """
        select count(*) from (
          select on_hand_after h, reserved_after r,
            sum(on_hand_delta) over (partition by variant_id, location_id order by id) sh,
            sum(reserved_delta) over (partition by variant_id, location_id order by id) sr
          from stock_ledger where store_id = ?) l
        where h <> sh or r <> sr or r < 0 or h < r
        """,
        1);
    none(
        "orders that are not the sum of their lines",
        """
        select count(*) from orders o join (
          select order_id, sum(total_minor) t, sum(quantity) q,
            sum(total_minor <> quantity * unit_price_minor) wrong
          from order_line where store_id = ? group by order_id) l on l.order_id = o.id
        where o.store_id = ? and (o.subtotal_minor <> l.t or o.item_count <> l.q or l.wrong > 0
          or o.total_minor <> o.subtotal_minor + o.shipping_minor - o.discount_minor
            + if(o.tax_included, 0, o.tax_minor) + o.rounding_minor)
        """,
        2);
    none(
        "orders whose tax is not the sum of its rates",
        """
        select count(*) from orders o where o.store_id = ? and o.tax_minor <> (
          select coalesce(sum(t.amount_minor), 0) from order_tax t
          where t.store_id = o.store_id and t.order_id = o.id)
        """,
        1);
    none(
        "orders whose money is not that of their payments and refunds",
        """
        select count(*) from orders o where o.store_id = ? and (
          o.paid_minor <> (select coalesce(sum(p.amount_minor), 0) from payment p
            where p.store_id = o.store_id and p.order_id = o.id and p.withdrawn_at is null)
          or o.refunded_minor <> (select coalesce(sum(r.cards_minor + r.money_minor), 0)
            from refund r where r.store_id = o.store_id and r.order_id = o.id)
          or o.credited_minor <> (select coalesce(sum(r.credited_minor), 0)
            from refund r where r.store_id = o.store_id and r.order_id = o.id)
          or (o.settled_at is not null and o.fulfilment_state <> 'cancelled'
            and o.gift_cards_minor + o.paid_minor - o.refunded_minor
              < o.total_minor - o.credited_minor))
        """,
        1);
    none(
        "points that are not the sum of their ledger",
        """
        select count(*) from loyalty_member m join store s on s.merchant_id = m.merchant_id
        where s.id = ? and m.balance <> (
          select coalesce(sum(l.points), 0) from loyalty_ledger l
          where l.merchant_id = m.merchant_id and l.customer_id = m.customer_id)
        """,
        1);
    none(
        "orders without lines",
        """
        select count(*) from orders o where o.store_id = ? and not exists (
          select 1 from order_line l where l.store_id = o.store_id and l.order_id = o.id)
        """,
        1);
    none(
        "products whose price is not that of their cheapest variant",
        """
        select count(*) from product p where p.store_id = ? and p.price_minor <> (
          select min(price_minor) from variant v
          where v.store_id = p.store_id and v.product_id = p.id and v.active)
        """,
        1);
    none(
        "tracked variants without stock, or the other way round",
        """
        select count(*) from variant v left join stock s
          on s.store_id = v.store_id and s.variant_id = v.id
        where v.store_id = ? and v.tracked <> (s.variant_id is not null)
        """,
        1);
    none(
        "orders whose last move on the timeline is not their state",
        """
        select count(*) from orders o left join (
          select order_id, kind, at, row_number() over (partition by order_id order by id desc) n
          from order_timeline where store_id = ? and kind like 'moved%') m
          on m.order_id = o.id and m.n = 1
        where o.store_id = ? and (coalesce(m.kind, 'moved_new') <> concat('moved_', o.fulfilment_state)
          or (o.closed_at is not null and o.closed_at <> m.at))
        """,
        2);
    none(
        "orders whose version is not one more than their moves",
        """
        select count(*) from orders o left join (
          select order_id, count(*) moves from order_timeline
          where store_id = ? and kind like 'moved%' group by order_id) t on t.order_id = o.id
        where o.store_id = ? and o.version <> 1 + coalesce(t.moves, 0)
        """,
        2);
    none(
        "orders that cannot be tracked, or whose shopper is unknown",
        """
        select count(*) from orders o
        left join tracking t on t.public_id = o.public_id and t.order_id = o.id
        left join customer_store c on c.store_id = o.store_id and c.customer_id = o.customer_id
        where o.store_id = ? and (t.order_id is null or c.customer_id is null)
        """,
        1);
    none(
        "numbers beyond the counter",
        """
        select count(*) from orders o join order_number n on n.store_id = o.store_id
        where o.store_id = ? and o.number >= n.next_number
        """,
        1);
    none(
        "a channel that is behind its events",
        """
        select count(*) from store_pulse p where p.store_id = ? and p.orders_seq < (
          select count(*) from event e where e.store_id = p.store_id and e.kind like 'order.%')
        """,
        1);
  }

  public long count(String query) {
    var count = sql.queryForObject(query, Long.class, store.id());
    return count == null ? 0 : count;
  }

  private void none(String what, String query, int times) {
    var ids = new Object[times];
    java.util.Arrays.fill(ids, store.id());
    assertThat(sql.queryForObject(query, Long.class, ids)).as(what).isZero();
  }
}
