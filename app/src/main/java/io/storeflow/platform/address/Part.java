package io.storeflow.platform.address;

/** A part of an address that a country may ask for; the street may have a second line. */
public enum Part {
  STREET('A', "line1", "address-line1"),
  TOWN('C', "city", "address-level2"),
  REGION('S', "region", "address-level1"),
  POSTCODE('Z', "postalCode", "postal-code");

  private final char letter;
  private final String field;
  private final String token;

  Part(char letter, String field, String token) {
    this.letter = letter;
    this.field = field;
    this.token = token;
  }

  /** In formats of Google's address data. */
  char letter() {
    return letter;
  }

  /** Its name in forms. */
  public String field() {
    return field;
  }

  /** By which browsers fill it in (HTML, autocomplete). */
  public String token() {
    return token;
  }
}
