package io.storeflow.platform.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which order an address is written: a format of Google's address data, such as {@code
 * %N%n%O%n%A%n%C, %S %Z}.
 *
 * @param latin whether regions stand in Latin letters
 */
public record Label(String format, boolean latin) {
  private static final String LINE = "%n";

  List<Part> parts() {
    return Arrays.stream(Part.values())
        .filter(part -> format.indexOf("%" + part.letter()) >= 0)
        .sorted((a, b) -> format.indexOf("%" + a.letter()) - format.indexOf("%" + b.letter()))
        .toList();
  }

  List<String> lines(Country country, Written address) {
    if (address.isEmpty()) return List.of();
    var lines = new ArrayList<String>();
    for (var line : format.split(LINE)) lines.addAll(line(line, country, address));
    return lines;
  }

  /** What stands between two parts of which one is missing goes with it. */
  private List<String> line(String line, Country country, Written address) {
    if (!line.contains("%")) return line.isBlank() ? List.of() : List.of(line);
    var text = new StringBuilder();
    var between = "";
    for (int at = 0; at < line.length(); ) {
      int next = line.indexOf('%', at);
      if (next < 0) break;
      var before = line.substring(at, next);
      if (text.isEmpty()) between = at == 0 ? before : "";
      else if (before.length() > between.length()) between = before;
      var value = value(line.charAt(next + 1), country, address);
      if (!value.isEmpty()) {
        text.append(between).append(value);
        between = "";
      }
      at = next + 2;
    }
    return text.toString().lines().filter(it -> !it.isBlank()).toList();
  }

  private String value(char letter, Country country, Written address) {
    return switch (letter) {
      case 'N' -> address.name();
      case 'A' -> street(country, address);
      case 'C' -> address.town();
      case 'S' -> region(country, address);
      case 'Z' -> address.postcode();
      default -> "";
    };
  }

  private String street(Country country, Written address) {
    var street = joined("\n", address.line1(), address.line2());
    var more =
        joined(
            " ",
            country.asks(Part.POSTCODE) ? "" : address.postcode(),
            country.asks(Part.TOWN) ? "" : address.town(),
            country.asks(Part.REGION) ? "" : address.region());
    boolean largeFirst = format.indexOf("%A") > format.indexOf("%S") && format.contains("%S");
    return largeFirst ? joined("\n", more, street) : joined("\n", street, more);
  }

  private String region(Country country, Written address) {
    return country
        .region(address.region())
        .map(it -> latin ? it.latin() : it.written())
        .orElse(address.region());
  }

  private static String joined(String between, String... texts) {
    return Stream.of(texts).filter(it -> !it.isBlank()).collect(Collectors.joining(between));
  }
}
