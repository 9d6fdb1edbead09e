package io.storeflow.tax;

import io.storeflow.postal.PostalArea;
import io.storeflow.shipping.Area;
import io.storeflow.tax.Territory.Trait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rates that come with the house; what the file must say it says in its own notes. */
final class RateFile {
  private static final String VAT = "VAT";
  private static final String SALES_TAX = "Sales tax";
  private static final String FILE = "/tax/rates.json";

  private RateFile() {}

  /** Parts before the country that they belong to. */
  static List<Territory> read() {
    try (var file = RateFile.class.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException("missing " + FILE);
      var read = new ArrayList<Territory>();
      for (var land : JsonMapper.shared().readTree(file).path("countries")) {
        var whole = country(land);
        for (var part : land.path("parts")) read.add(part(part, whole));
        read.add(whole);
      }
      return read;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Territory country(JsonNode land) {
    var code = text(land, "code");
    var traits = EnumSet.noneOf(Trait.class);
    if (isTrue(land, "eu")) traits.addAll(Set.of(Trait.EU_GOODS, Trait.EU_SERVICES));
    if (isTrue(land, "byState")) traits.add(Trait.BY_STATE);
    var countries = also(land);
    countries.add(code);
    return new Territory(
        code,
        code,
        List.of(Area.of(countries)),
        traits.contains(Trait.BY_STATE) ? SALES_TAX : VAT,
        traits,
        rates(land));
  }

  private static Territory part(JsonNode part, Territory whole) {
    var traits = EnumSet.noneOf(Trait.class);
    boolean outside = isTrue(part, "outside");
    if (outside) traits.add(Trait.OUTSIDE);
    else traits.addAll(whole.kind());
    if (isTrue(part, "ofSellers")) traits.add(Trait.OF_SELLERS);
    if (isTrue(part, "euForGoods")) traits.add(Trait.EU_GOODS);
    var rates = outside || part.has("rates") ? rates(part) : whole.rates();
    return new Territory(
        text(part, "code"), whole.code(), areas(part, whole.code()), whole.tax(), traits, rates);
  }

  /** By postcodes or as a region of the country, and under codes of its own as if it were one. */
  private static List<Area> areas(JsonNode part, String country) {
    var areas = new ArrayList<Area>();
    if (part.has("postcodes")) {
      var codes = PostalArea.all(text(part, "postcodes"), Set.of(country)).value().orElseThrow();
      areas.add(new Area(Set.of(country), Set.of(), codes, List.of()));
    } else {
      areas.add(new Area(Set.of(country), Set.of(text(part, "code")), List.of(), List.of()));
    }
    var also = also(part);
    if (!also.isEmpty()) areas.add(Area.of(also));
    return List.copyOf(areas);
  }

  private static NavigableMap<LocalDate, Map<RateKey, Integer>> rates(JsonNode place) {
    var rates = new TreeMap<LocalDate, Map<RateKey, Integer>>();
    for (var began : place.path("rates")) {
      var stated = new HashMap<RateKey, Integer>();
      for (var rate : began.properties())
        if (!rate.getKey().equals("from"))
          stated.put(RateKey.ofCode(rate.getKey()), rate.getValue().intValue());
      rates.put(LocalDate.parse(text(began, "from")), Map.copyOf(stated));
    }
    return rates;
  }

  private static Set<String> also(JsonNode place) {
    var codes = new TreeSet<String>();
    for (var code : place.path("also")) codes.add(code.stringValue());
    return codes;
  }

  private static boolean isTrue(JsonNode node, String name) {
    return node.path(name).booleanValue(false);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue();
  }
}
