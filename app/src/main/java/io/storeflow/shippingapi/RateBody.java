package io.storeflow.shippingapi;

import io.storeflow.geo.Metres;
import io.storeflow.pickup.OwnStock;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.TimeOfDay;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.SentPrice;
import io.storeflow.rates.RateDraft;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Transit;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rate as a program sends it; what is left out of one that is there stays as it is. */
@Schema(
    name = "ShippingRateChange",
    description =
        "price is that of a flat rate. From the value free_from of the goods on it costs nothing; 0"
            + " for never")
record RateBody(
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "A new rate needs one",
            maxLength = LONGEST_NAME)
        @Nullable String name,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Of a new rate: id of the zone, left out for pickup; it stays")
        @Nullable String zone,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "What decides the price: nothing, grams, minor units of the goods, or metres, which"
                    + " is for delivery alone; flat where a new rate leaves it out")
        @CodeOf(Basis.class)
        @Nullable String basis,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable SentPrice price,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description = "Of all others, from the lowest"),
            maxItems = Tariff.MOST_BANDS)
        @Nullable List<Band> bands,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable SentPrice freeFrom,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Working days that a parcel is on its way; of the two, one stands for both, and 0"
                    + " for not said",
            minimum = "0",
            maximum = "" + Transit.MOST)
        @Nullable Integer daysFrom,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, minimum = "0", maximum = "" + Transit.MOST)
        @Nullable Integer daysTo,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Id of the goods that it is for; empty for those without a profile")
        @Nullable String profile,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, description = "Whether it is offered")
        @Nullable Boolean active,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "From when on an order counts as of the next working day, by the clock of the"
                    + " store; empty for never",
            example = "14:00")
        @Nullable String cutoff,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Working days until it goes out",
            minimum = "0",
            maximum = "" + Handling.MOST_DAYS)
        @Nullable Integer handlingDays,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Of pickup: minutes until it can be fetched; -1 for as long as the store usually"
                    + " takes",
            minimum = "-1",
            maximum = "" + Handling.MOST_MINUTES)
        @Nullable Integer leadMinutes,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Of pickup: id of the location where it is fetched; empty for the address of the"
                    + " store")
        @Nullable String location,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Of pickup: whether it is eaten at the store, which decides its tax")
        @Nullable Boolean eatenHere,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Of a location: whether nothing is brought there from others")
        @Nullable Boolean onlyThere,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Of a location: minutes by which it is ready later where something is",
            minimum = "0",
            maximum = "" + Handling.MOST_MINUTES)
        @Nullable Integer elsewhereMinutes) {
  private static final int LONGEST_NAME = 120;

  static final String NEW =
      """
      {"name": "Parcel", "zone": "4kXbTzLmQv5rT4m9Kc1wPq", "basis": "weight",
       "bands": [{"up_to": 2000, "price": {"amount_minor": 490}}, {"up_to": 10000, "price": {"amount_minor": 890}}],
       "free_from": {"amount_minor": 5000}, "days_from": 2, "days_to": 4, "handling_days": 1, "cutoff": "14:00"}""";

  static final String CHANGE =
      """
      {"active": false}""";

  @Schema(name = "ShippingBandChange")
  record Band(
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description =
                  "The last gram, minor unit or metre that belongs to it; only the last band may be"
                      + " without",
              minimum = "1",
              maximum = "999999999")
          @Nullable Long upTo,
      SentPrice price) {}

  /**
   * What the rate shall be; of use only if nothing was noted.
   *
   * @param was null for a new one
   */
  RateDraft read(
      Store store,
      ShippingBook book,
      List<PickupPlace> places,
      @Nullable Rate was,
      List<Wrong> wrongs) {
    var called = name == null && was != null ? was.name() : Typed.line(name);
    TextRules.line(wrongs, "/name", called, LONGEST_NAME);
    var where = zone(book, was, wrongs);
    var way = where == null ? Method.PICKUP : where.method();
    boolean fetched = way == Method.PICKUP;
    return new RateDraft(
        called,
        where,
        tariff(store, way, was, wrongs),
        freeFrom(store, was, wrongs),
        way == Method.SHIPPING ? transit(was, wrongs) : null,
        fetched ? null : profile(book, was, wrongs),
        or(active, was == null || was.active()),
        fetched ? lead(was) : handling(was, wrongs),
        fetched ? place(places, was, wrongs) : null,
        fetched && or(eatenHere, was != null && was.eatenHere()),
        fetched ? stock(was) : OwnStock.FIRST);
  }

  private @Nullable Zone zone(ShippingBook book, @Nullable Rate was, List<Wrong> wrongs) {
    var id = Typed.code(zone);
    if (was != null) {
      var its = book.zone(was);
      if (zone != null && !id.equals(its.map(Zone::publicId).orElse("")))
        wrongs.add(Wrong.of("/zone", "shipping.fixed"));
      return its.orElse(null);
    }
    if (id.isEmpty()) return null;
    var found = book.zone(id);
    if (found.isEmpty()) wrongs.add(Wrong.of("/zone", "shipping.zone.unknown"));
    return found.orElse(null);
  }

  private Tariff tariff(Store store, Method method, @Nullable Rate was, List<Wrong> wrongs) {
    var before = was == null ? null : was.tariff();
    var kept = before == null ? Basis.FLAT : before.basis();
    var by = basis == null ? kept : Coded.find(Basis.class, Typed.code(basis)).orElse(kept);
    boolean banded = bands != null && !bands.isEmpty();
    boolean suits = by.suits(method) && (by == Basis.FLAT ? !banded : method.needsAddress());
    if (!suits) wrongs.add(Wrong.of("/basis", "shipping.basis.unknown"));
    if (before != null && by == kept && (by == Basis.FLAT ? price == null : bands == null))
      return before;
    return by == Basis.FLAT ? flat(store, wrongs) : bands(store, by, wrongs);
  }

  private Tariff flat(Store store, List<Wrong> wrongs) {
    if (price == null) wrongs.add(Wrong.of("/price", "required.price"));
    return Tariff.flat(price == null ? store.money(0) : price.read(store, "/price", wrongs));
  }

  private Tariff bands(Store store, Basis by, List<Wrong> wrongs) {
    var read = new ArrayList<Tariff.Band>();
    if (bands != null)
      for (int i = 0; i < bands.size(); i++) {
        var money = bands.get(i).price().read(store, "/bands/" + i + "/price", wrongs);
        read.add(new Tariff.Band(bands.get(i).upTo(), money));
      }
    if (read.isEmpty()) {
      wrongs.add(Wrong.of("/bands", "shipping.bands.missing"));
      return Tariff.flat(store.money(0));
    }
    for (int i = 0; i < read.size(); i++) {
      var at = "/bands/" + i + "/up_to";
      var rule = Tariff.wrongEnd(read, i);
      if (rule != null) wrongs.add(Wrong.of(at, rule));
      var end = read.get(i).upTo();
      if (by == Basis.DISTANCE && end != null && end > Metres.MOST)
        wrongs.add(Wrong.of(at, "distance"));
    }
    return new Tariff(by, read);
  }

  private @Nullable Money freeFrom(Store store, @Nullable Rate was, List<Wrong> wrongs) {
    if (freeFrom == null) return was == null ? null : was.freeFrom();
    var read = freeFrom.read(store, "/free_from", wrongs);
    return read.minor() == 0 ? null : read;
  }

  private @Nullable Transit transit(@Nullable Rate was, List<Wrong> wrongs) {
    var before = was == null ? null : was.transit();
    int from = or(daysFrom, before == null ? 0 : before.from());
    int to = or(daysTo, before == null ? 0 : before.to());
    var said = Transit.said(from, to);
    if (said != null && said.isUpsideDown())
      wrongs.add(Wrong.of("/days_to", "shipping.days.order"));
    return said;
  }

  private @Nullable Profile profile(ShippingBook book, @Nullable Rate was, List<Wrong> wrongs) {
    if (profile == null)
      return book.profiles().stream()
          .filter(it -> was != null && it.id() == was.profile())
          .findFirst()
          .orElse(null);
    var id = Typed.code(profile);
    if (id.isEmpty()) return null;
    var found = book.profile(id);
    if (found.isEmpty()) wrongs.add(Wrong.of("/profile", "shipping.profile.unknown"));
    return found.orElse(null);
  }

  private Handling handling(@Nullable Rate was, List<Wrong> wrongs) {
    var before = was == null ? Handling.NONE : was.handling();
    int days = or(handlingDays, before.days());
    if (cutoff == null) return new Handling(days, before.cutoff(), null);
    var read = TimeOfDay.read(cutoff);
    TextRules.refused(wrongs, "/cutoff", read);
    return new Handling(days, read.value().orElse(null), null);
  }

  private Handling lead(@Nullable Rate was) {
    if (leadMinutes == null) return was == null ? Handling.NONE : was.handling();
    return leadMinutes < 0 ? Handling.NONE : new Handling(0, null, leadMinutes);
  }

  private @Nullable PickupPlace place(
      List<PickupPlace> places, @Nullable Rate was, List<Wrong> wrongs) {
    if (location == null) return was == null ? null : was.place();
    var read = PickupPlace.among(places, location);
    TextRules.refused(wrongs, "/location", read);
    return read.value().orElse(null);
  }

  /** Of a place alone: the store has no other than its own. */
  private OwnStock stock(@Nullable Rate was) {
    boolean at = location == null ? was != null && was.place() != null : !location.isBlank();
    if (!at) return OwnStock.FIRST;
    var before = was == null ? OwnStock.FIRST : was.stock();
    return new OwnStock(or(onlyThere, before.alone()), or(elsewhereMinutes, before.minutes()));
  }

  private static <T> T or(@Nullable T sent, T was) {
    return sent == null ? was : sent;
  }
}
