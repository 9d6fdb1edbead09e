package io.storeflow.vatid;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How VAT ids are written, by the letters with which they begin; the numbers are without these.
 * From the European Commission's questions about VIES, "What is the format of a VAT number?"
 * (ec.europa.eu/taxation_customs/vies/#/faq, read in November 2026); of Ireland and the Netherlands
 * older forms too. Whether such a number was ever given only VIES knows.
 */
enum VatIdForm {
  AT("U\\d{8}", "U12345678"),
  BE("[01]\\d{9}", "0123456789"),
  BG("\\d{9,10}", "123456789"),
  CY("\\d{8}[A-Z]", "12345678X"),
  CZ("\\d{8,10}", "12345678"),
  DE("\\d{9}", "123456789"),
  DK("\\d{8}", "12345678"),
  EE("\\d{9}", "123456789"),
  /** Greece. */
  EL("\\d{9}", "123456789"),
  ES("[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]", "X12345678"),
  FI("\\d{8}", "12345678"),
  FR("[A-Z0-9]{2}\\d{9}", "12345678901"),
  HR("\\d{11}", "12345678901"),
  HU("\\d{8}", "12345678"),
  IE("\\d[A-Z0-9+*]\\d{5}[A-Z]|\\d{7}[A-Z]{2}", "1234567AB"),
  IT("\\d{11}", "12345678901"),
  LT("\\d{9}|\\d{12}", "123456789"),
  LU("\\d{8}", "12345678"),
  LV("\\d{11}", "12345678901"),
  MT("\\d{8}", "12345678"),
  NL("[A-Z0-9+*]{9}B[A-Z0-9+*]{2}", "123456789B01"),
  PL("\\d{10}", "1234567890"),
  PT("\\d{9}", "123456789"),
  RO("\\d{2,10}", "12345678"),
  SE("\\d{12}", "123456789001"),
  SI("\\d{8}", "12345678"),
  SK("\\d{10}", "1234567890"),
  /** Northern Ireland, for goods. */
  XI("\\d{9}|\\d{12}|(GD|HA)\\d{3}", "123456789");

  private final Pattern number;
  private final String example;

  VatIdForm(String number, String example) {
    this.number = Pattern.compile(number);
    this.example = example;
  }

  static Optional<VatIdForm> of(String letters) {
    return Arrays.stream(values()).filter(it -> it.name().equals(letters)).findFirst();
  }

  boolean fits(String text) {
    return number.matcher(text).matches();
  }

  /** With its letters. */
  String example() {
    return name() + example;
  }
}
