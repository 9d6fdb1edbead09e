package io.storeflow.ratepage;

import io.storeflow.quote.ShippingQuotes;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of shipping of a store. */
abstract class AtShipping {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired ShippingBooks books;
  @Autowired ShippingQuotes quotes;
  @Autowired Clock clock;

  Rate rate(Store store, String id) {
    return Objects.requireNonNull(books.of(store).rate(id));
  }

  static String[] form(String price, String version, String... more) {
    var form = new ArrayList<>(List.of("name", "Parcel", "price", price));
    form.addAll(List.of("basis", "flat", "active", "true", "version", version));
    form.addAll(List.of(more));
    return form.toArray(String[]::new);
  }

  static String[] zone(String countries, String postcodes, String... more) {
    var form = new ArrayList<>(List.of("method", "shipping", "countries", countries));
    form.addAll(List.of("postcodes", postcodes));
    form.addAll(List.of(more));
    return form.toArray(String[]::new);
  }
}
