package io.storeflow.productfile;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A file that was read to its end, and what was told of it. */
final class ReadFile {
  final List<FileProduct> products = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();
  final List<Remark> remarks = new ArrayList<>();
  private final FileHead head;

  private ReadFile(Reading reading) {
    this.head = reading.head();
    reading.each(products::add, refusals::add, remarks::add);
  }

  static ReadFile of(Path file) throws Unreadable {
    return of(file, "USD");
  }

  static ReadFile of(Path file, String currency) throws Unreadable {
    var rules = new FileRules(Currency.getInstance(currency), ZoneOffset.UTC, Locale.US);
    return new ReadFile(ProductFile.read(file, rules));
  }

  static Path resource(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ReadFile.class.getResource("/productfile/" + name)).toURI());
  }

  FileHead head() {
    return head;
  }

  FileProduct product(String handle) {
    return products.stream()
        .filter(it -> it.handle().equals(handle))
        .findFirst()
        .orElseThrow(() -> new AssertionError(refusals.toString()));
  }

  /** What is wrong with a line: columns and codes, in the order of the alphabet. */
  List<String> said(int line) {
    return refusals.stream()
        .filter(it -> it.line() == line)
        .flatMap(it -> it.troubles().stream())
        .map(it -> it.column() + " " + it.code())
        .sorted()
        .toList();
  }

  List<String> remarked() {
    return remarks.stream().map(it -> it.line() + " " + it.what().code()).toList();
  }
}
