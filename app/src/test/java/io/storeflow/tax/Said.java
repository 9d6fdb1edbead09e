package io.storeflow.tax;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Money;
import io.storeflow.postal.PostalArea;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Area;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the short words in which tests say what a store has set and what is bought. */
public final class Said {
  /** Of stores and buyers: in the Union and out of it, at its edges, in a state, and unknown. */
  public static final List<String> PLACES =
      List.of("DE 10115", "FR 75001", "GB BT1 5GS", "ES 35001", "CH 8001", "US 90001 CA", "JP 1");

  /** What stores may say of their taxes. */
  public static final List<String> SAYS =
      List.of(
          "-",
          "oss",
          "small",
          "reg:DE reg:US-CA",
          "stays",
          "oss ship:standard reg:CH",
          "ship:exempt");

  public static final List<String> BUYERS = List.of("-", "FR ok", "DE ok", "XI ok", "FR no");

  private static final Pattern REGION = Pattern.compile("(US|CA) (.+) ([A-Z]{2})");

  private Said() {}

  /** Country, postcode, and in America the region. */
  public static Address address(String said) {
    var regional = REGION.matcher(said);
    var region = regional.matches() ? regional.group(3) : "";
    var postcode = regional.matches() ? regional.group(2) : said.substring(2).strip();
    return new Address(said.substring(0, 2), postcode, region, "Town", "Street 1", "");
  }

  public static TaxSettings settings(Address home, boolean included, String says) {
    var registered = new HashSet<String>();
    var own = new ArrayList<TaxRate>();
    @Nullable TaxClass shipping = null;
    var words = List.of(says.split(" "));
    for (var word : words) {
      var said = word.substring(word.indexOf(':') + 1);
      if (word.startsWith("reg:")) registered.add(said);
      if (word.startsWith("own:")) own.add(rate(said.split("/")));
      if (word.startsWith("ship:")) shipping = taxClass(said);
    }
    boolean small = words.contains("small");
    boolean stays = words.contains("stays");
    return new TaxSettings(
        home, included, registered, words.contains("oss"), small, own, shipping, stays);
  }

  /** What the id begins with, and whether it is confirmed; "at" where they are billed. */
  public static TaxBuyer buyer(String said) {
    var parts = said.split(" at ");
    var billed = parts.length == 1 ? Address.NONE : address(parts[1]);
    var words = parts[0].split(" ");
    return words.length == 1
        ? new TaxBuyer("", false, billed)
        : new TaxBuyer(words[0], words[1].equals("ok"), billed);
  }

  /** Class, minor units, "here". */
  static List<TaxLine> lines(String said, Currency currency) {
    return Arrays.stream(said.split("; ")).map(it -> line(it, currency)).toList();
  }

  private static TaxLine line(String said, Currency currency) {
    var words = said.split(" ");
    var amount = new Money(Long.parseLong(words[1]), currency);
    return new TaxLine(said, taxClass(words[0]), amount, words.length > 2);
  }

  private static TaxRate rate(String[] said) {
    var country = said[0].substring(0, 2);
    var area =
        new Area(
            Set.of(country),
            said[0].length() > 2 ? Set.of(said[0]) : Set.of(),
            said[1].equals("*")
                ? List.of()
                : PostalArea.all(said[1], Set.of(country)).value().orElseThrow(),
            List.of());
    return new TaxRate(
        area, taxClass(said[2]), false, "Tax", Integer.parseInt(said[3]), LocalDate.parse(said[4]));
  }

  private static TaxClass taxClass(String code) {
    return Coded.find(TaxClass.class, code).orElseThrow();
  }
}
