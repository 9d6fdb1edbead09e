package io.storeflow.platform.address;

import io.storeflow.platform.code.Choice;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of a form that asks for an address in a country.
 *
 * @param more parts that the form shows although the country does not ask for them
 * @param region that stays a choice, though it is not known; empty for none
 * @param under with what the names of the fields begin, where the form has another address too;
 *     else empty
 * @param byWhole whether prices depend on all of the address
 */
public record AddressFields(
    Country country, Set<Part> more, String region, Locale reader, String under, boolean byWhole) {

  public static AddressFields of(String country, Locale reader) {
    return new AddressFields(Countries.of(country), Set.of(), "", reader, "", false);
  }

  /** Of an address that is kept: what it has stays, though nobody would be asked for it today. */
  public static AddressFields of(String country, Written kept, Locale reader) {
    var more = EnumSet.noneOf(Part.class);
    if (!kept.town().isEmpty()) more.add(Part.TOWN);
    if (!kept.region().isEmpty()) more.add(Part.REGION);
    if (!kept.postcode().isEmpty()) more.add(Part.POSTCODE);
    return new AddressFields(Countries.of(country), more, kept.region(), reader, "", false);
  }

  /** The same in a form whose other address has the plain names: "billCity" for "bill". */
  public AddressFields under(String beginning) {
    return new AddressFields(country, more, region, reader, beginning, false);
  }

  /** The same where prices may depend on all of the address, down to the street. */
  public AddressFields pricedBy(boolean whole) {
    return new AddressFields(country, more, region, reader, under, whole);
  }

  /** Whether prices depend on that field. */
  public boolean isPriced(String field) {
    boolean always = field.equals("region") || field.equals("postalCode");
    return under.isEmpty() && (always || byWhole);
  }

  /** What a field is called in the form, of a part or of the second line of the street. */
  public String name(String field) {
    return under.isEmpty()
        ? field
        : under + Character.toUpperCase(field.charAt(0)) + field.substring(1);
  }

  /** By which browsers fill it in: one that is not where it goes is that of the bill. */
  public String token(String token) {
    return under.isEmpty() ? token : "billing " + token;
  }

  /** All parts, those that are asked for first: what was typed into the others is carried along. */
  public List<Part> parts() {
    var asked = country.parts().stream();
    var others = Stream.of(Part.values()).filter(part -> !country.asks(part));
    return Stream.concat(asked, others).toList();
  }

  public boolean asks(Part part) {
    return country.asks(part) || more.contains(part);
  }

  /** Whether it is chosen from a list and not typed. */
  public boolean chosen(Part part) {
    return part == Part.REGION && !country.regions().isEmpty();
  }

  /** To choose from; empty where a region is typed. */
  public List<Choice> regions() {
    var known =
        country.regions(reader).stream()
            .map(it -> Choice.of(it.code(), it.name(reader, country.language())));
    boolean isOdd = !region.isEmpty() && country.region(region).isEmpty();
    return Stream.concat(isOdd ? Stream.of(Choice.of(region, region)) : Stream.empty(), known)
        .toList();
  }
}
