package io.storeflow.unitprice;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of goods holds, and of how much of it the price is told.
 *
 * @param amount more than 0, with at most 3 decimals
 */
public record Content(BigDecimal amount, Measure measure, Base base) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,6}|\\d{0,6}[.,]\\d{1,3}) ?([\\p{L}²]+2?)\\.?");

  private static final Pattern PARTS = Pattern.compile(" ?/ ?");

  /** "250 g", "0,75 l", "6 pcs"; with "/ 100 g" where it is not the price of a kilogram. */
  public static Read<Content> read(@Nullable String typed) {
    var text = Typed.digits(typed).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return Read.missing();
    var parts = PARTS.split(text, -1);
    var form = FORM.matcher(parts[0]);
    boolean empty = parts.length > 1 && parts[1].isEmpty();
    if (!form.matches() || parts.length > 2 || empty) return refused();
    return of(form.group(1), form.group(2), parts.length == 1 ? "" : parts[1]);
  }

  private static Read<Content> of(String number, String unit, String per) {
    var amount = new BigDecimal(number.replace(',', '.')).stripTrailingZeros();
    var measure = Measure.named(unit).orElse(null);
    if (measure == null || amount.signum() == 0) return refused();
    var base = per.isEmpty() ? Base.usual(measure.kind) : base(per, measure);
    if (base == null || base.kind() != measure.kind) return refused();
    return Read.of(new Content(amount, measure, base));
  }

  /** "100 g"; "kg" is one of it. */
  private static @Nullable Base base(String per, Measure of) {
    var form = FORM.matcher(per.isEmpty() || Character.isDigit(per.charAt(0)) ? per : "1 " + per);
    if (!form.matches()) return null;
    var amount = new BigDecimal(form.group(1).replace(',', '.'));
    return Measure.named(form.group(2)).flatMap(it -> Base.of(amount, it)).orElse(null);
  }

  /** Reads what {@link #written} wrote; null for an empty text. */
  public static @Nullable Content kept(@Nullable String written) {
    return written == null || written.isEmpty() ? null : read(written).value().orElse(null);
  }

  public static String written(@Nullable Content content) {
    return content == null ? "" : content.written();
  }

  /** The measure alone, where it is the price of the usual one that is told. */
  public String written() {
    boolean usual = base == Base.usual(measure.kind);
    return held() + (usual ? "" : " / " + base.amount() + " " + base.unit());
  }

  private String held() {
    return plain() + " " + unit();
  }

  /** The amount alone, a point before its decimals. */
  public String plain() {
    return amount.toPlainString();
  }

  /** In what the amount is. */
  public String unit() {
    return measure.written();
  }

  /** What that much of the goods costs, where a unit costs so much. */
  public UnitPrice of(Money price) {
    return of(price, 1);
  }

  /**
   * The same of several units for one sum, as when a rule makes the third one cheaper. Rounded to a
   * minor unit of the currency, halves up, once: the sum is not rounded to units before.
   */
  public UnitPrice of(Money sum, int units) {
    var held = amount.multiply(measure.size).multiply(BigDecimal.valueOf(units));
    var minor =
        BigDecimal.valueOf(sum.minor())
            .multiply(base.size())
            .divide(held, 0, RoundingMode.HALF_UP)
            .longValueExact();
    return new UnitPrice(new Money(minor, sum.currency()), base);
  }

  @Override
  public String toString() {
    return written();
  }

  private static Read<Content> refused() {
    return Read.refused("content");
  }
}
