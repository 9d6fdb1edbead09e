package io.storeflow.simulator;

import io.storeflow.loyalty.RewardWish;
import io.storeflow.modifier.Chosen;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.TimeOfDay;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricetest.Draw;
import io.storeflow.pricing.Basket;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxBuyer;
import io.storeflow.vatid.VatId;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A sale to be tried, as an address says it.
 *
 * @param add goods that are looked for, to be a line
 * @param variant public id of each line; units: as many as there are lines, 0 takes one out
 * @param picked public ids of a variant and a modifier with a colon between them
 * @param group public ids; first: "true" for who has ordered nothing before
 * @param rate public id of the one that is chosen; empty for none
 * @param date in the zone of the store, as the time; empty for now
 * @param share "out" for a visitor who is in no share of any rule; else they are in all
 * @param currency in which it is sold; empty for that of the store
 * @param vatId of a company that buys; confirmed: "true" for one that VIES has confirmed
 * @param free public ids of variants that are to be free for points, as far as that goes
 */
record SimulatorForm(
    @Nullable String add,
    @Nullable List<String> variant,
    @Nullable List<String> units,
    @Nullable List<String> picked,
    @Nullable String email,
    @Nullable List<String> group,
    @Nullable String tier,
    @Nullable String first,
    @Nullable String country,
    @Nullable String region,
    @Nullable String postal,
    @Nullable String rate,
    @Nullable String channel,
    @Nullable String codes,
    @Nullable String points,
    @Nullable String date,
    @Nullable String time,
    @Nullable String share,
    @Nullable String line1,
    @Nullable String city,
    @Nullable String currency,
    @Nullable String vatId,
    @Nullable String confirmed,
    @Nullable List<String> free) {
  static final String OUT = "out";
  private static final int MOST_POINTS = 1_000_000_000;
  private static final int MOST_CODES = 5;

  /** With what is taken where nothing was said: the store's country, and now. */
  SimulatorForm filled(Store store, Clock clock) {
    var now = LocalDateTime.ofInstant(clock.instant(), store.timeZone());
    boolean asked = country != null;
    return new SimulatorForm(
        null,
        variant,
        units,
        picked,
        email,
        group,
        tier,
        first,
        asked ? country : store.country(),
        region,
        postal,
        rate,
        asked ? channel : "storefront",
        codes,
        points,
        Typed.line(date).isEmpty() ? now.toLocalDate().toString() : date,
        Typed.line(time).isEmpty()
            ? now.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()
            : time,
        share,
        line1,
        city,
        currency,
        vatId,
        confirmed,
        free);
  }

  /** With one line more. */
  SimulatorForm with(String variantId, List<String> proposed) {
    var all = new ArrayList<>(ids());
    var counts = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) counts.add(typed(i));
    all.add(variantId);
    counts.add("1");
    var picks = new ArrayList<>(picked == null ? List.<String>of() : picked);
    picks.addAll(proposed);
    return new SimulatorForm(
        null, all, counts, picks, email, group, tier, first, country, region, postal, rate, channel,
        codes, points, date, time, share, line1, city, currency, vatId, confirmed, free);
  }

  /** Its lines, at most as many as an order has. */
  List<Basket.Item> items(Errors errors) {
    var items = new ArrayList<Basket.Item>();
    var text = new FormText(errors);
    var ids = ids();
    for (int i = 0; i < ids.size(); i++) {
      var read = text.optional("units[" + i + "]", read(i), 1);
      if (read == 0 || !PublicId.looksRight(ids.get(i))) continue;
      items.add(new Basket.Item(ids.get(i), read, chosen(ids.get(i))));
    }
    if (items.size() <= Basket.MOST_LINES) return items;
    errors.reject("simulate.many", new Object[] {Basket.MOST_LINES}, "many");
    return List.copyOf(items.subList(0, Basket.MOST_LINES));
  }

  /** Whether that modifier goes with that variant. */
  public boolean has(String variantId, String modifierId) {
    return picked != null && picked.contains(variantId + ":" + modifierId);
  }

  /** Whether a group of that public id is ticked. */
  public boolean isIn(String groupId) {
    return group != null && group.contains(groupId);
  }

  /** Whether units of a variant are to be free for points. */
  public boolean isFree(String variantId) {
    return free != null && free.contains(variantId);
  }

  /**
   * Of somebody who has points enough: of how many units that can be, cart and program say.
   *
   * @param sold public ids of what is for sale
   */
  RewardWish wish(Set<String> sold) {
    var units =
        sold.stream()
            .filter(this::isFree)
            .collect(Collectors.toMap(it -> it, _ -> Basket.MOST_UNITS));
    return new RewardWish(units, MOST_POINTS);
  }

  /** A consumer, or a company with a VAT id, of which it is said whether it holds. */
  TaxBuyer business(Errors errors) {
    var none = TaxBuyer.CONSUMER;
    boolean holds = FormText.on(confirmed);
    var read = VatId.read(vatId).map(it -> new TaxBuyer(it.country(), holds));
    return new FormText(errors).optional("vatId", read, none);
  }

  /** Who buys, as addresses are kept; empty for nobody who is known. */
  String knownEmail(Errors errors) {
    return Email.kept(new FormText(errors).optional("email", Email.read(email), ""));
  }

  boolean isFirst() {
    return FormText.on(first);
  }

  /** In which shares of visitors who buys is. */
  Draw draw() {
    return OUT.equals(Typed.code(share)) ? Draw.NOBODY : Draw.IN;
  }

  Set<String> givenCodes() {
    return Listed.of(codes).stream()
        .flatMap(it -> Arrays.stream(it.split(" ")))
        .limit(MOST_CODES)
        .map(PriceRule::code)
        .collect(Collectors.toSet());
  }

  int points(Errors errors) {
    var read = WholeNumber.read(points, 0, MOST_POINTS);
    return new FormText(errors).optional("points", read, 0);
  }

  Address address() {
    return Address.typed(country, postal, region, city, line1, "").asked();
  }

  /** The moment by the clock on the store's wall; what cannot be read is now. */
  LocalDateTime at(Store store, Clock clock, Errors errors) {
    var now = LocalDateTime.ofInstant(clock.instant(), store.timeZone());
    var text = new FormText(errors);
    var day = text.optional("date", Day.read(date), now.toLocalDate());
    int minute =
        text.optional("time", TimeOfDay.read(time), now.toLocalTime().toSecondOfDay() / 60);
    return day.atTime(LocalTime.ofSecondOfDay(minute * 60L % (24 * 3600)));
  }

  List<String> ids() {
    return variant == null ? List.of() : variant;
  }

  /** Where the units of a variant were typed. */
  public int line(String variantId) {
    return ids().indexOf(variantId);
  }

  /** Whether what was typed there is no number of units. */
  public boolean isUnread(int line) {
    return read(line).refusal().isPresent();
  }

  /** As they were typed; one where nothing was. */
  String typed(int line) {
    var typed = units == null || line >= units.size() ? "" : Typed.line(units.get(line));
    return typed.isEmpty() ? "1" : typed;
  }

  /** Whether that line is taken out. */
  boolean isOut(int line) {
    return read(line).orElse(1) == 0;
  }

  private Read<Integer> read(int line) {
    return WholeNumber.read(typed(line), 0, Basket.MOST_UNITS);
  }

  private Chosen chosen(String variantId) {
    if (picked == null) return Chosen.NONE;
    var picks =
        picked.stream()
            .filter(it -> it.startsWith(variantId + ":"))
            .map(it -> it.substring(variantId.length() + 1))
            .filter(PublicId::looksRight)
            .distinct()
            .limit(Chosen.MOST)
            .map(it -> new Chosen.Pick(it, 1))
            .toList();
    return new Chosen(picks);
  }
}
