package io.storeflow.tax;

import io.storeflow.shipping.Address;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Area.Reach;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of the world that taxes alike.
 *
 * @param code of the country (ISO 3166-1 alpha-2), or of the part (ISO 3166-2 where it has one)
 * @param areas where it is; those of parts are asked before those of the whole
 * @param tax its name there
 * @param kind how it belongs to its country
 * @param rates by the day from which they hold; empty where we know none
 */
record Territory(
    String code,
    String country,
    List<Area> areas,
    String tax,
    Set<Trait> kind,
    NavigableMap<LocalDate, Map<RateKey, Integer>> rates) {

  enum Trait {
    /** Of the Union's VAT area, as far as goods go. */
    EU_GOODS,
    EU_SERVICES,
    /** Outside of the area in which its country taxes (Directive 2006/112/EC art. 6). */
    OUTSIDE,
    /** Decides by where the seller is, not by where goods go. */
    OF_SELLERS,
    /** Taxed by the state, only where the seller is registered in it. */
    BY_STATE
  }

  /** One of which we know nothing. */
  static Territory unknown(String country) {
    return new Territory(country, country, List.of(), "", Set.of(), new TreeMap<>());
  }

  boolean is(Trait trait) {
    return kind.contains(trait);
  }

  boolean holds(Address address) {
    return areas.stream().anyMatch(it -> it.reach(address) == Reach.HERE);
  }

  boolean isInUnion(boolean service) {
    return is(service ? Trait.EU_SERVICES : Trait.EU_GOODS);
  }

  /** Whether what goes from one to the other stays in one country's area of taxes. */
  boolean isOneWith(Territory other) {
    if (code.equals(other.code)) return true;
    return country.equals(other.country) && !is(Trait.OUTSIDE) && !other.is(Trait.OUTSIDE);
  }

  /** Whether who is registered in the country is so here. */
  boolean sharesRegistration() {
    return !is(Trait.OUTSIDE) && !is(Trait.BY_STATE);
  }

  /** In parts per million; null if it is not stated. The first rates hold for all days before. */
  @Nullable Integer rate(RateKey key, LocalDate day) {
    if (rates.isEmpty()) return null;
    var began = rates.floorEntry(day);
    return (began == null ? rates.firstEntry() : began).getValue().get(key);
  }
}
