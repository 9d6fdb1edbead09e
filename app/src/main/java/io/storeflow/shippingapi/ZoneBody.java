package io.storeflow.shippingapi;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.CountryList;
import io.storeflow.platform.locale.RegionList;
import io.storeflow.platform.money.Money;
import io.storeflow.postal.PostalArea;
import io.storeflow.pricelist.SentPrice;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A zone as a program sends it; what is left out of one that is there stays as it is. */
@Schema(
    name = "ShippingZoneChange",
    description = "minimum is what goods cost at least to be brought there; 0 for anything")
record ZoneBody(
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "As the merchant calls it; empty where its area says it all",
            maxLength = LONGEST_NAME)
        @Nullable String name,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Of a new zone; it stays",
            allowableValues = {"delivery", "shipping"})
        @Nullable String method,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description = "Codes of two letters, or EU; a new zone needs one at least"),
            maxItems = 300)
        @Nullable List<String> countries,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description =
                        "Regions of these countries, such as US-NY; a country of which none is"
                            + " named is meant whole"),
            maxItems = 300)
        @Nullable List<String> regions,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description =
                        "Beginnings and ranges, such as 10, 120-125 or E1-E9; none for everywhere"),
            maxItems = 1000)
        @Nullable List<String> postcodes,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description = "Those among them that do not belong to it"),
            maxItems = 1000)
        @Nullable List<String> except,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable SentPrice minimum,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Of a new zone: whether it decides before all others of its method. Else a part of"
                    + " another zone comes right before that, and what is no part comes last")
        @Nullable Boolean first) {
  private static final int LONGEST_NAME = 120;

  static final String NEW =
      """
      {"name": "Berlin", "method": "delivery", "countries": ["DE"], "postcodes": ["10115-10249", "12"],
       "except": ["12057"], "minimum": {"amount_minor": 2000, "currency": "EUR"}}""";

  static final String CHANGE =
      """
      {"postcodes": ["10", "12", "13"]}""";

  /**
   * What the zone shall be; of use only if nothing was noted.
   *
   * @param was null for a new one
   */
  ZoneDraft read(Store store, @Nullable Zone was, List<Wrong> wrongs) {
    var called = name == null && was != null ? was.name() : Typed.line(name);
    TextRules.optionalLine(wrongs, "/name", called, LONGEST_NAME);
    var way = method(was, wrongs);
    var area = was == null ? Area.of(Set.of()) : was.area();
    var where = countries(area, wrongs);
    var parts = RegionList.read(SentList.text(regions, area.regions()), where);
    TextRules.refused(wrongs, "/regions", parts);
    return new ZoneDraft(
        called,
        way,
        new Area(
            where,
            parts.orElse(Set.of()),
            areas("/postcodes", postcodes, area.postcodes(), where, wrongs),
            areas("/except", except, area.except(), where, wrongs)),
        least(store, was, wrongs));
  }

  boolean isFirst() {
    return first != null && first;
  }

  private Method method(@Nullable Zone was, List<Wrong> wrongs) {
    var read = Coded.find(Method.class, Typed.code(method)).filter(Method::needsAddress);
    if (was == null) {
      if (read.isEmpty()) wrongs.add(Wrong.of("/method", "shipping.zone.method"));
      return read.orElse(Method.SHIPPING);
    }
    if (method != null && read.filter(was.method()::equals).isEmpty())
      wrongs.add(Wrong.of("/method", "shipping.fixed"));
    return was.method();
  }

  private Set<String> countries(Area was, List<Wrong> wrongs) {
    var read = CountryList.read(SentList.text(countries, was.countries()), Locale.ENGLISH);
    if (read.isMissing()) wrongs.add(Wrong.of("/countries", "required.country"));
    TextRules.refused(wrongs, "/countries", read);
    return read.orElse(Set.of());
  }

  /** Also those that stay have to be of these countries. */
  private static List<PostalArea> areas(
      String at,
      @Nullable List<String> sent,
      List<PostalArea> was,
      Set<String> countries,
      List<Wrong> wrongs) {
    var text = SentList.text(sent, was.stream().map(it -> it.typed(countries)).toList());
    TextRules.optionalLine(wrongs, at, text, PostalArea.LONGEST_LIST);
    if (Typed.length(text) > PostalArea.LONGEST_LIST) return List.of();
    var read = PostalArea.all(text, countries);
    TextRules.refused(wrongs, at, read);
    return read.orElse(List.of());
  }

  private @Nullable Money least(Store store, @Nullable Zone was, List<Wrong> wrongs) {
    if (minimum == null) return was == null ? null : was.minimum();
    var read = minimum.read(store, "/minimum", wrongs);
    return read.minor() == 0 ? null : read;
  }
}
