package io.storeflow.platform.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what {@code ops/dev/addresses.mjs} has written. */
final class CountryFile {
  private static final String FILE = "/address/countries.tsv";

  /** Under this code stands what is true of a country that does not say otherwise. */
  static final String ANY = "ZZ";

  private record Entry(List<String> land, List<Region> regions) {}

  private CountryFile() {}

  static Map<String, Country> read() {
    var entries = new ArrayList<Entry>();
    try (var file = CountryFile.class.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException("missing " + FILE);
      var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines();
      lines.forEach(line -> take(entries, line));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    var any = entries.stream().map(Entry::land).filter(it -> it.getFirst().equals(ANY)).findFirst();
    return entries.stream()
        .map(it -> country(it, any.orElseThrow()))
        .collect(Collectors.toUnmodifiableMap(Country::code, it -> it));
  }

  private static void take(List<Entry> entries, String line) {
    if (line.startsWith("\t")) entries.getLast().regions().add(region(fields(line, 7)));
    else entries.add(new Entry(fields(line, 10), new ArrayList<>()));
  }

  private static Country country(Entry entry, List<String> any) {
    var said = new ArrayList<String>();
    for (int at = 0; at < any.size(); at++)
      said.add(entry.land().get(at).isEmpty() ? any.get(at) : entry.land().get(at));
    var own = new Label(said.get(2), isLatin(entry));
    var latin = new Label(entry.land().get(3).isEmpty() ? said.get(2) : said.get(3), true);
    var parts = own.parts();
    return new Country(
        said.get(0),
        said.get(1),
        own,
        latin,
        parts,
        parts.stream()
            .filter(it -> said.get(4).indexOf(it.letter()) >= 0)
            .collect(Collectors.toUnmodifiableSet()),
        Map.of(
            Part.STREET, parts.contains(Part.TOWN) ? "street" : "whole",
            Part.POSTCODE, said.get(7),
            Part.REGION, said.get(8),
            Part.TOWN, said.get(9)),
        said.get(5).isEmpty() ? null : PostcodeForm.of(said.get(5), said.get(6)),
        List.copyOf(entry.regions()));
  }

  private static boolean isLatin(Entry entry) {
    return entry.regions().stream().allMatch(it -> Region.isLatin(it.name()));
  }

  private static Region region(List<String> said) {
    var code = said.get(1);
    var key = said.get(2);
    var name = said.get(3).isEmpty() ? key : said.get(3);
    var latin = said.get(4).isEmpty() ? key : said.get(4);
    var written = Region.isLatin(key) && !Region.isLatin(name) ? name : key;
    return new Region(code, written, name, latin, said.get(5), names(said.get(6)));
  }

  private static Map<String, String> names(String said) {
    var names = new HashMap<String, String>();
    Arrays.stream(said.split("\\|"))
        .filter(Predicate.not(String::isEmpty))
        .map(it -> it.split(":", 2))
        .forEach(it -> names.put(it[0], it[1]));
    return Map.copyOf(names);
  }

  private static List<String> fields(String line, int count) {
    var fields = new ArrayList<>(List.of(line.split("\t", -1)));
    while (fields.size() < count) fields.add("");
    return fields;
  }
}
