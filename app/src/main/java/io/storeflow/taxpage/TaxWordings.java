package io.storeflow.taxpage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.locale.CountryList;
import io.storeflow.platform.locale.RegionList;
import io.storeflow.postal.PostalArea;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Classes and places of taxes, as staff read them. */
@Component
class TaxWordings {
  private final MessageSource messages;

  TaxWordings(MessageSource messages) {
    this.messages = messages;
  }

  String of(TaxClass taxClass, Locale reader) {
    return messages.getMessage("catalog.tax." + taxClass.code(), null, reader);
  }

  List<Choice> classes(Locale reader) {
    return Arrays.stream(TaxClass.values())
        .map(it -> Choice.of(it.code(), of(it, reader)))
        .toList();
  }

  /** Countries and states, as "CH" and "US-CA" are called. */
  static String places(Set<String> codes, Locale reader) {
    var states = codes.stream().filter(it -> it.contains("-")).collect(toSet());
    var countries = codes.stream().filter(it -> !it.contains("-")).collect(toSet());
    return Stream.of(CountryList.names(countries, reader), RegionList.names(states, reader))
        .filter(it -> !it.isEmpty())
        .collect(joining(", "));
  }

  /** The narrowest of what is said: postcodes of regions of countries. */
  String place(Area area, Locale reader) {
    var wide =
        area.regions().isEmpty()
            ? CountryList.names(area.countries(), reader)
            : RegionList.names(area.regions(), reader);
    return Stream.of(wide, PostalArea.told(area.postcodes()))
        .filter(it -> !it.isEmpty())
        .reduce((one, other) -> one + ": " + other)
        .orElse("");
  }
}
