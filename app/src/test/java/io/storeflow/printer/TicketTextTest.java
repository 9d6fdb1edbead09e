package io.storeflow.printer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.fulfilment.HoldReason;
import io.storeflow.kitchen.Slip;
import io.storeflow.kitchen.Ticket;
import io.storeflow.modifier.Extra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.printer.TicketLine.Style;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A kitchen ticket as a receipt printer writes it. */
class TicketTextTest {
  private static final Instant PLACED = Instant.parse("2026-03-05T18:40:00Z");
  private static final Instant PROMISED = Instant.parse("2026-03-05T19:30:00Z");
  private static final Currency EURO = Currency.getInstance("EUR");

  private static final ResourceBundleMessageSource WORDS = words();

  private static ResourceBundleMessageSource words() {
    var words = new ResourceBundleMessageSource();
    words.setBasenames(
        "messages/printer",
        "messages/kitchen",
        "messages/order",
        "messages/food",
        "messages/allergen",
        "messages/fulfilment",
        "messages/ui");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    return words;
  }

  @Test
  void saysAllThatTheKitchenNeeds() {
    var text =
        text(slip(Method.DELIVERY, FulfilmentState.ACCEPTED, "Nussallergie!"), look(48, false));
    assertThat(text)
        .isEqualTo(
            """
                             Hanami Kitchen
                     #1047
                    Delivery
            Wanted                         Thu, 5 Mar, 20:30
            Ready by                       Thu, 5 Mar, 20:05
            Ayşe Yılmaz
            030 123456
            Invalidenstraße 1
            10115 Berlin
            Germany
            ------------------------------------------------
            2 x Tonkotsu ramen
                Large
                + Ajitama egg
                  + 2 x extra spicy
            12 x Gyoza
            ------------------------------------------------
            !!! Allergy: Nuts !!!
            Note: Nussallergie!
            ------------------------------------------------
            To collect                                €22.30
            Ordered                        Thu, 5 Mar, 19:40
            Printed Thu, 5 Mar, 19:41
            """);
  }

  @Test
  void whatIsPaidInPartSaysWhatIsStillDue() {
    var it = slip(Method.PICKUP, FulfilmentState.NEW, "");
    var all = it.balance();
    var part =
        new Slip(
            it.ticket(),
            it.promised(),
            it.address(),
            it.phone(),
            it.payment(),
            it.paidBy(),
            all.withPaid(new Money(1000, EURO)),
            it.point());
    assertThat(text(part, look(48, false)))
        .contains("Still due                                 €12.30")
        .doesNotContain("Partly paid");
  }

  @Test
  void itsNumberIsBig() {
    var lines = TicketText.of(slip(Method.PICKUP, FulfilmentState.NEW, ""), look(48, false));
    assertThat(lines.stream().filter(it -> it.style() == Style.BIG).map(it -> it.text().strip()))
        .containsExactly("#1047", "Pickup");
  }

  @Test
  void aTicketThatMayLieThereAlreadySaysSo() {
    var slip = slip(Method.PICKUP, FulfilmentState.NEW, "");
    assertThat(text(slip, look(48, true))).contains("*** Printed again ***");
    assertThat(text(slip, look(48, false))).doesNotContain("***");
  }

  @Test
  void whatWasCancelledOrIsHeldSaysSoFirst() {
    assertThat(text(slip(Method.PICKUP, FulfilmentState.CANCELLED, ""), look(48, false)))
        .startsWith(Columns.centred("Stop: this order was cancelled", 48));
    assertThat(
            text(slip(Method.PICKUP, FulfilmentState.NEW, "", HoldReason.FRAUD), look(48, false)))
        .startsWith(Columns.centred("On hold: fraud suspected", 48));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWiderThanThePaper(PaperWidth paper) {
    var slip = slip(Method.DELIVERY, FulfilmentState.NEW, "豚骨ラーメン".repeat(20) + "w".repeat(90));
    for (var line : TicketText.of(slip, look(paper.columns(), true))) {
      int most = line.style() == Style.BIG ? paper.columns() / 2 : paper.columns();
      assertThat(Columns.width(line.text())).as(line.text()).isLessThanOrEqualTo(most);
    }
  }

  @Test
  void theTestPageShowsLettersOfOtherScripts() {
    var said = TicketText.test("Küche", look(32, false)).toString();
    assertThat(said).contains("This is Küche", "日本語", "שלום", "مرحبا", "€");
  }

  private static String text(Slip slip, TicketText.Look look) {
    return TicketText.of(slip, look).stream()
        .map(it -> it.text() + "\n")
        .collect(joining())
        .replace('\u00a0', ' ');
  }

  private static TicketText.Look look(int columns, boolean again) {
    return new TicketText.Look(
        columns,
        "Hanami Kitchen",
        "DE",
        ZoneId.of("Europe/Berlin"),
        Locale.of("en", "DE"),
        (key, with) -> WORDS.getMessage(key, with, Locale.ENGLISH),
        again,
        Instant.parse("2026-03-05T18:41:00Z"));
  }

  private static Slip slip(Method method, FulfilmentState state, String note) {
    return slip(method, state, note, null);
  }

  private static Slip slip(
      Method method, FulfilmentState state, String note, @Nullable HoldReason held) {
    var none = Money.zero(EURO);
    var ticket =
        new Ticket(
            1,
            1047,
            "Ayşe Yılmaz",
            method,
            state,
            PLACED,
            Instant.parse("2026-03-05T19:05:00Z"),
            null,
            note,
            List.of(
                new Ticket.Item(
                    2,
                    "Tonkotsu ramen",
                    "Large",
                    "RAMEN-L",
                    List.of(
                        new Extra("Ajitama egg", 1, none, false),
                        new Extra("extra spicy", 2, none, true))),
                new Ticket.Item(12, "Gyoza", "", "", List.of())),
            0,
            null,
            null,
            held);
    var total = new Money(2230, EURO);
    return new Slip(
        ticket,
        PROMISED,
        method == Method.PICKUP
            ? Address.NONE
            : new Address("DE", "10115", "", "Berlin", "Invalidenstraße 1", ""),
        "+4930123456",
        PaymentState.PAID,
        PaidBy.ON_HANDOVER,
        new Balance(total, none, none, none, none, false),
        PickupPoint.NONE);
  }
}
