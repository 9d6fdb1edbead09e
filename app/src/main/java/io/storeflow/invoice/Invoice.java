package io.storeflow.invoice;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.platform.money.Parts;
import io.storeflow.shipping.Address;
import io.storeflow.tax.TaxCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that such a document says, as it is kept: seller, buyer, goods and taxes as they were then.
 * Amounts are minor units of its currency; what takes off has amounts above 0 as well.
 *
 * @param suppliedOn when all of it had gone out; null where that was not so yet
 * @param language of its words, BCP 47
 * @param order number of the order
 * @param former what it corrects or takes off of; null for none
 * @param reason why somebody took it off; may be empty
 * @param net whether its prices are shown without the tax
 * @param included whether the prices of the order held the tax
 * @param rates what its lines and charges are taxed at
 * @param rounding to what can be paid, of the total
 * @param paid what had come for it
 * @param cards what of that gift cards paid
 */
public record Invoice(
    InvoiceKind kind,
    String number,
    LocalDate issuedOn,
    @Nullable LocalDate suppliedOn,
    String language,
    String currency,
    Seller seller,
    Buyer buyer,
    long order,
    LocalDate orderedOn,
    @Nullable Former former,
    String reason,
    boolean net,
    boolean included,
    List<Line> lines,
    List<Charge> charges,
    List<Rate> rates,
    long rounding,
    long paid,
    long cards) {

  /**
   * Who sells.
   *
   * @param vatId with the letters of its country; empty for none
   * @param inUnion whether its country is in the European Union
   */
  public record Seller(
      String name,
      String shop,
      Address address,
      String vatId,
      String taxNumber,
      String register,
      String managers,
      String iban,
      String bic,
      String bank,
      String phone,
      String email,
      String paymentTerms,
      String closing,
      String colour,
      boolean inUnion) {
    /** As people read it: in groups of four. */
    public String spacedIban() {
      return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }
  }

  /**
   * Who buys.
   *
   * @param company empty for a person
   * @param address {@link Address#NONE} where none is known
   * @param delivery country to which it goes
   */
  public record Buyer(String name, String company, String vatId, Address address, String delivery) {
    public boolean isBusiness() {
      return !company.isEmpty() || !vatId.isEmpty();
    }

    /** By whose name it goes in lists. */
    String called() {
      return company.isEmpty() ? name : company;
    }
  }

  /** The document that this one refers to. */
  public record Former(String number, LocalDate issuedOn) {}

  /**
   * Goods.
   *
   * @param of row id of the line of the order
   * @param chosen what was chosen with it
   * @param each of a unit as the order says it, before anything is taken off
   * @param off what was taken off all units
   * @param rate index of {@link #rates}
   */
  public record Line(
      long of,
      String title,
      String variant,
      String sku,
      List<String> chosen,
      int quantity,
      long each,
      long off,
      long net,
      long tax,
      int rate) {}

  /**
   * What is paid beside goods, a part for each rate; below 0 for what is kept of a refund.
   *
   * @param name of the shipping; empty else
   */
  public record Charge(Reason reason, String name, long net, long tax, int rate) {
    public enum Reason {
      SHIPPING,
      /** Of a refund: what is neither for goods nor shipping. */
      OTHER
    }
  }

  /**
   * What is taxed alike.
   *
   * @param why null where no tax was worked out
   * @param name of the tax, as it is called there
   * @param cards whether gift cards are of it, which are taxed when they pay (art. 30b)
   */
  public record Rate(
      @Nullable TaxCase why,
      String place,
      String name,
      int ppm,
      long net,
      long tax,
      boolean cards) {
    Rate with(long net, long tax) {
      return new Rate(why, place, name, ppm, net, tax, cards);
    }
  }

  /** The same with sums of its rates that are those of its lines and charges. */
  Invoice summed() {
    var sums = new ArrayList<Rate>();
    for (int i = 0; i < rates.size(); i++) {
      long net = 0;
      long tax = 0;
      for (var it : lines)
        if (it.rate == i) {
          net += it.net;
          tax += it.tax;
        }
      for (var it : charges)
        if (it.rate == i) {
          net += it.net;
          tax += it.tax;
        }
      sums.add(rates.get(i).with(net, tax));
    }
    return new Invoice(
        kind,
        number,
        issuedOn,
        suppliedOn,
        language,
        currency,
        seller,
        buyer,
        order,
        orderedOn,
        former,
        reason,
        net,
        included,
        lines,
        charges,
        sums,
        rounding,
        paid,
        cards);
  }

  /**
   * The same with the day on which all of it had gone out, if it did not say one: what is credited
   * later says it, though the invoice was made before.
   *
   * @param day null where that is not so yet
   */
  Invoice supplied(@Nullable LocalDate day) {
    if (suppliedOn != null || day == null) return this;
    return new Invoice(
        kind, number, issuedOn, day, language, currency, seller, buyer, order, orderedOn, former,
        reason, net, included, lines, charges, rates, rounding, paid, cards);
  }

  /** Without the tax. */
  public long netTotal() {
    return rates.stream().mapToLong(Rate::net).sum();
  }

  public long taxTotal() {
    return rates.stream().mapToLong(Rate::tax).sum();
  }

  /** What it comes to, as can be paid. */
  public long total() {
    return netTotal() + taxTotal() + rounding;
  }

  /** What is still to be paid, or is more than it comes to. */
  public long due() {
    return total() - paid;
  }

  /** Whether prices of the order are shown as it has them; else without the tax, worked out. */
  private boolean showsOwnPrices() {
    return !net || !included;
  }

  /** What a unit costs, as it is shown. */
  public long each(Line line) {
    if (showsOwnPrices()) return line.each;
    return Parts.rounded(Math.max(0, line.net), 1, line.quantity);
  }

  /** What is taken off a line, as it is shown; 0 where prices are shown after that. */
  public long off(Line line) {
    return showsOwnPrices() ? line.off : 0;
  }

  /** What a line comes to, as it is shown. */
  public long amount(Line line) {
    return net ? line.net : line.net + line.tax;
  }

  /** What is paid beside goods, one for each reason, as it is shown. */
  public List<Charge> charged() {
    var sums = new ArrayList<Charge>();
    for (var it : charges) {
      int at = -1;
      for (int i = 0; i < sums.size(); i++)
        if (sums.get(i).reason == it.reason && sums.get(i).name.equals(it.name)) at = i;
      if (at < 0) sums.add(it);
      else {
        var sum = sums.get(at);
        sums.set(at, new Charge(it.reason, it.name, sum.net + it.net, sum.tax + it.tax, sum.rate));
      }
    }
    return sums;
  }

  /** Whether all that is paid for that reason is taxed at one rate. */
  public boolean isOneRate(Charge charge) {
    return charges.stream()
        .filter(it -> it.reason == charge.reason && it.name.equals(charge.name))
        .allMatch(it -> it.rate == charge.rate);
  }

  /** Whether anything is said of taxes. */
  public boolean isTaxed() {
    return used().stream().anyMatch(it -> it.why != null);
  }

  /** Who sends it, in one line above the address. */
  public String senderLine() {
    var parts = new ArrayList<String>(List.of(seller.name));
    parts.addAll(seller.address.lines());
    return String.join(" · ", parts);
  }

  /** The seller's address, with its country. */
  public List<String> home(Locale reader) {
    return seller.address.whole(reader);
  }

  /** To whom it goes, a line each, with the country. */
  public List<String> addressed(Locale reader) {
    var lines = new ArrayList<String>();
    if (!buyer.company.isEmpty()) lines.add(buyer.company);
    lines.add(buyer.name);
    lines.addAll(buyer.address.whole(reader));
    return lines;
  }

  /** Rates that something is of. */
  public List<Rate> used() {
    var used = new ArrayList<Rate>();
    for (int i = 0; i < rates.size(); i++) {
      int at = i;
      if (lines.stream().anyMatch(it -> it.rate == at)
          || charges.stream().anyMatch(it -> it.rate == at)) used.add(rates.get(i));
    }
    return used;
  }

  public Money money(long minor) {
    return new Money(minor, Currency.getInstance(currency));
  }

  /**
   * Whether programs can read it: EN 16931 knows two digits behind the point at most, an id of the
   * seller, and where somebody owes no tax as a business or abroad, VAT ids.
   */
  public boolean isElectronic() {
    if (MoneyFormat.digits(Currency.getInstance(currency)) > 2) return false;
    if (seller.vatId.isEmpty() && seller.taxNumber.isEmpty()) return false;
    if (lines.isEmpty() && charges.isEmpty()) return false;
    for (var it : used()) {
      if (it.why == null) return false;
      boolean byId = it.why == TaxCase.EXPORT || needsBuyer(it.why);
      if (byId && seller.vatId.isEmpty()) return false;
      if (needsBuyer(it.why) && buyer.vatId.isEmpty()) return false;
    }
    return true;
  }

  private static boolean needsBuyer(TaxCase why) {
    return why == TaxCase.INTRA_COMMUNITY || why == TaxCase.REVERSE_CHARGE;
  }
}
