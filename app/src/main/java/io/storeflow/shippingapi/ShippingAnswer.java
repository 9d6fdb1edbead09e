package io.storeflow.shippingapi;

import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.platform.money.Money;
import io.storeflow.postal.PostalArea;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Tariff;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a store ships, as programs of the merchant see it: also what is switched off. */
@Schema(name = "Shipping")
record ShippingAnswer(
    @Schema(description = "Of each method the first that holds an address decides")
        List<Zone> zones,
    @Schema(description = "Rates of pickup, which have no zone") List<Rate> pickup,
    @Schema(description = "Goods that are sent in a way of their own") List<Goods> profiles) {

  @Schema(name = "ShippingZone")
  record Zone(
      String id,
      @Schema(description = "Rises with each change of the zone, not of its rates; its ETag")
          int version,
      @CodeOf(Method.class) String method,
      @Schema(description = "Empty where its area says it all") String name,
      List<String> countries,
      List<String> regions,
      List<String> postcodes,
      List<String> except,
      @Nullable ApiMoney minimum,
      List<Rate> rates) {

    static Zone of(Store store, ShippingBook book, io.storeflow.shipping.Zone zone) {
      var area = zone.area();
      return new Zone(
          zone.publicId(),
          zone.version(),
          zone.method().code(),
          zone.name(),
          List.copyOf(area.countries()),
          List.copyOf(area.regions()),
          typed(area.postcodes(), area.countries()),
          typed(area.except(), area.countries()),
          said(zone.minimum(), store.locale()),
          zone.rates().stream().map(it -> Rate.of(store, book, it)).toList());
    }

    private static List<String> typed(List<PostalArea> areas, Set<String> countries) {
      return areas.stream().map(it -> it.typed(countries)).toList();
    }
  }

  @Schema(name = "ShippingRate")
  record Rate(
      String id,
      @Schema(description = "Rises with each change; its ETag") int version,
      String name,
      @CodeOf(Method.class) String method,
      @Schema(description = "Id of its zone; null for pickup") @Nullable String zone,
      @CodeOf(Basis.class) String basis,
      @Schema(description = "Null where bands say it") @Nullable ApiMoney price,
      @Schema(description = "Empty for a flat rate") List<Band> bands,
      @Nullable ApiMoney freeFrom,
      @Schema(description = "Working days on the way; null for not said")
          @Nullable Integer daysFrom,
      @Nullable Integer daysTo,
      @Schema(description = "Id of the goods that it is for; null for those without a profile")
          @Nullable String profile,
      boolean active,
      @Schema(example = "14:00") @Nullable String cutoff,
      int handlingDays,
      @Schema(description = "Null for as long as the store usually takes")
          @Nullable Integer leadMinutes,
      @Schema(description = "Id of the location where it is fetched; null for the store itself")
          @Nullable String location,
      boolean eatenHere,
      boolean onlyThere,
      int elsewhereMinutes) {

    static Rate of(Store store, ShippingBook book, io.storeflow.shipping.Rate rate) {
      var tariff = rate.tariff();
      var locale = store.locale();
      var transit = rate.transit();
      return new Rate(
          rate.publicId(),
          rate.version(),
          rate.name(),
          rate.method().code(),
          book.zone(rate).map(io.storeflow.shipping.Zone::publicId).orElse(null),
          tariff.basis().code(),
          tariff.isFlat() ? said(tariff.first(), locale) : null,
          tariff.isFlat()
              ? List.of()
              : tariff.bands().stream().map(it -> Band.of(it, locale)).toList(),
          said(rate.freeFrom(), locale),
          transit == null ? null : transit.from(),
          transit == null ? null : transit.to(),
          book.profiles().stream()
              .filter(it -> it.id() == rate.profile())
              .map(io.storeflow.shipping.Profile::publicId)
              .findFirst()
              .orElse(null),
          rate.active(),
          rate.handling().cutoffText(),
          rate.handling().days(),
          rate.handling().minutes(),
          rate.place() == null ? null : rate.place().publicId(),
          rate.eatenHere(),
          rate.stock().alone(),
          rate.stock().minutes());
    }
  }

  /**
   * @param upTo the last gram, minor unit or metre that belongs to it; null for the last of all
   */
  @Schema(name = "ShippingBand")
  record Band(@Nullable Long upTo, ApiMoney price) {
    static Band of(Tariff.Band band, Locale locale) {
      return new Band(band.upTo(), ApiMoney.of(band.price(), locale));
    }
  }

  @Schema(name = "ShippingProfile")
  record Goods(String id, String name) {}

  static ShippingAnswer of(Store store, ShippingBook book) {
    return new ShippingAnswer(
        book.zones().stream().map(it -> Zone.of(store, book, it)).toList(),
        book.pickups().stream().map(it -> Rate.of(store, book, it)).toList(),
        book.profiles().stream().map(it -> new Goods(it.publicId(), it.name())).toList());
  }

  private static @Nullable ApiMoney said(@Nullable Money amount, Locale locale) {
    return amount == null ? null : ApiMoney.of(amount, locale);
  }
}
