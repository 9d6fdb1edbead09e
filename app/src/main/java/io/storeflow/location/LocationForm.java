package io.storeflow.location;

import io.storeflow.geo.Coordinates;
import io.storeflow.geo.Degrees;
import io.storeflow.platform.address.AddressFields;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Region;
import io.storeflow.platform.address.Written;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Regions;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A location as it was typed. All of its address may be missing. */
record LocationForm(
    @Nullable String name,
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String postalCode,
    @Nullable String city,
    @Nullable String region,
    @Nullable String country,
    @Nullable String latitude,
    @Nullable String longitude) {

  static LocationForm fresh(Store store) {
    return new LocationForm("", "", "", "", "", "", store.country(), "", "");
  }

  static LocationForm of(Location location, Store store) {
    var at = location.address();
    return new LocationForm(
        location.name(),
        at.line1(),
        at.line2(),
        at.postalCode(),
        at.city(),
        Countries.of(at.country()).region(at.region()).map(Region::code).orElse(at.region()),
        at.country().isEmpty() ? store.country() : at.country(),
        location.at() == null ? "" : Degrees.typed(location.at().latitude()),
        location.at() == null ? "" : Degrees.typed(location.at().longitude()));
  }

  /** The name; of use only if nothing was noted. */
  String readName(Errors errors) {
    return new FormText(errors).required("name", name, 120);
  }

  /**
   * The address; of use only if nothing was noted.
   *
   * @param now what the country does not ask for is left behind when a place moves, not before
   */
  Address readAddress(Address now, Errors errors) {
    var check = new FormText(errors);
    var land = Typed.capitals(Typed.code(country));
    if (!Regions.isCountry(land)) errors.rejectValue("country", "location.error.country");
    var typed =
        Address.typed(
            land,
            check.optional("postalCode", Postcode.read(postalCode, land), ""),
            check.optional("region", region, 80),
            check.optional("city", city, 80),
            check.optional("line1", line1, 120),
            check.optional("line2", line2, 120));
    return land.equals(now.country()) ? typed : typed.asked();
  }

  /** Both or none; of use only if nothing was noted. */
  @Nullable Coordinates readCoordinates(Errors errors) {
    var check = new FormText(errors);
    var north = Degrees.latitude(latitude);
    var east = Degrees.longitude(longitude);
    int up = check.optional("latitude", north, 0);
    int along = check.optional("longitude", east, 0);
    if (north.isMissing() && east.isMissing()) return null;
    if (north.isMissing()) errors.rejectValue("latitude", "location.error.half");
    if (east.isMissing()) errors.rejectValue("longitude", "location.error.half");
    return new Coordinates(up, along);
  }

  /** What the country asks for, and what the place has of its address. */
  AddressFields fields(Address now, Locale reader) {
    var land = Typed.capitals(Typed.code(country));
    if (!land.equals(now.country())) return AddressFields.of(land, reader);
    var kept = new Written("", "", "", now.city(), now.region(), now.postalCode());
    return AddressFields.of(land, kept, reader);
  }
}
