package io.storeflow.currencychange;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Of each column that may hold an amount it is said what becomes of it when a store gets another
 * currency: ¥1290 must not become €12.90 by itself. Whoever adds one says it here, and writes it in
 * {@link Amounts} if it is one of {@link #CHANGED}.
 */
@AppTest
class KnownAmountsTest {
  /** In the money of the store: written as it is in the other one. */
  static final Set<String> CHANGED =
      columns(
          """
          cart_line: seen_price_minor
          collection: rule
          modifier: price_minor
          price_rule: value least_value_minor budget_minor
          price_list: rate
          price_rule_tier: value
          product: price_minor
          shipping_rate: price_minor free_from_minor bands
          shipping_zone: minimum_minor
          store: currency
          variant: price_minor compare_at_minor cost_minor lowest_minor
          """);

  /** Belongs to an order: a store that has one keeps its currency. */
  private static final Set<String> OF_ORDERS =
      columns(
          """
          customer_store: spent_minor
          invoice: content currency total_minor
          invoice_file: pdf xml
          loyalty_line: spend_minor weight_minor
          order_adjustment: amount_minor
          order_billing: confirmed_tax_minor confirmed_total_minor
          order_gift_card: amount_minor given_back_minor
          order_line: credited_minor discount_minor gift_card_minor tax_minor tax_spared_minor total_minor unit_price_minor
          order_line_modifier: price_minor
          order_price_note: told
          order_tax: amount_minor base_minor
          order_timeline: detail
          orders: credited_minor currency discount_minor gift_cards_minor minor_rate own_total_minor own_worth_minor paid_minor refunded_minor rounding_minor shipping_credited_minor shipping_minor shipping_told store_currency store_total_minor subtotal_minor tax_minor tax_spared_minor total_minor
          payment: amount_minor tendered_minor
          price_rule_count: given_minor
          price_rule_use: given_minor
          refund: cards_minor credited_minor money_minor other_minor shipping_minor
          refund_line: amount_minor tax_minor
          """);

  /** Says its currency, or is of a row that does. */
  private static final Set<String> WITH_CURRENCY =
      columns(
          """
          audit_day: amount_minor currency
          audit_entry: amount_minor change_json currency
          cart: currency shown_currency shown_minor
          draft_order: currency discount_value total_minor
          draft_order_line: unit_price_minor
          gift_card: balance_minor currency initial_minor
          gift_card_entry: balance_after_minor delta_minor
          idempotency: response
          loyalty_terms: currency spend_minor worth_minor worth_points
          mailbox_message: body_html body_text
          price_change: currency price_minor was_minor
          price_list: currency
          price_list_price: compare_at_minor lowest_minor price_minor
          """);

  /** Of what was done, or is still to be done: it is not done in another currency, or ends. */
  private static final Set<String> ENDED =
      columns(
          """
          bulk_edit: edit
          bulk_edit_product: was
          cart: counted_minor told_minor
          product_import_line: cells changes troubles was
          price_rule_past: told
          product_share: rate_millionths
          recalculation_cart: after_minor before_minor currency
          shipping_quote: rates value_minor
          """);

  /** Whole numbers and long texts without money. */
  private static final Set<String> NO_MONEY =
      columns(
          """
          brand: description
          cart: typed
          customer: merged_into note
          cart_line: chosen
          category: description
          collection: description
          dead_letter: error payload resolved_by
          draft_order: made_by staff_note
          event: position
          event_reader: position
          funnel_count: times
          loyalty_ledger: balance_after order_number points
          loyalty_line: earned earned_back spent spent_back
          loyalty_member: balance
          mail_text: text
          media: bytes
          media_size: bytes
          membership: store_or_all
          merchant_event: position
          invitation: invited_by sent_from
          merchant_pulse: access_seq event_seq notifications_seq
          order_batch: given taken
          order_number: next_number
          order_return: answer
          stripe_account: due
          orders: number
          paper_settings: slip_prices
          product: attributes description description_html
          product_import: categories columns problem_args unused
          product_import_picture: address variants
          product_share_item: renamed
          product_text: titles variants
          return_terms: instructions
          safety: warnings
          saved_view: query
          shipping_zone: countries except_postcodes postcodes regions
          spring_session: creation_time expiry_time last_access_time
          spring_session_attributes: attribute_bytes
          store_page: html text
          store_pulse: event_read event_seq inventory_seq offer_version orders_seq shop_version
          store_tax: price_stays registrations
          tax_rate: postcodes regions
          variant: attributes
          """);

  @Autowired DSLContext db;

  @Test
  void ofEachColumnItIsSaidWhatBecomesOfIt() {
    var known = new TreeSet<String>();
    for (var some : List.of(CHANGED, OF_ORDERS, WITH_CURRENCY, ENDED, NO_MONEY))
      for (var column : some) assertThat(known.add(column)).as("%s is named once", column).isTrue();
    assertThat(new TreeSet<>(there())).isEqualTo(known);
  }

  /** All that could be an amount: whole numbers of its size, names of one, and texts with more. */
  private Set<String> there() {
    return db.resultQuery(
            """
            select concat(table_name, '.', column_name)
            from information_schema.columns
            where table_schema = database()
              and table_name not in ('flyway_schema_history', 'scheduled_tasks')
              and column_name not in ('id', 'version')
              and column_name not like '%\\_id'
              and (data_type in ('bigint', 'decimal', 'double', 'float', 'json', 'text',
                    'mediumtext', 'longtext')
                or character_maximum_length >= 1000
                or column_name regexp 'minor|amount|price|money|currency|bands|budget|worth')
            """)
        .fetchSet(0, String.class);
  }

  private static Set<String> columns(String tables) {
    return tables
        .lines()
        .map(it -> it.strip().split(": "))
        .flatMap(it -> Arrays.stream(it[1].split(" ")).map(column -> it[0] + "." + column))
        .collect(toSet());
  }
}
