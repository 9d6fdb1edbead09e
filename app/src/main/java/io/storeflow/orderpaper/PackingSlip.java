package io.storeflow.orderpaper;

import io.storeflow.fulfilment.Fulfilment;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.modifier.Extra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a parcel, or what of an order is still to be packed.
 *
 * @param language of its shopper, who reads it
 * @param company empty where a person buys
 * @param parcel which one of the order it lies in, from 1; 0 where it is not sent yet
 * @param label of that parcel
 * @param later units that come separately
 * @param again whether the same was printed before
 * @param packing whether that is to be packed at all
 */
public record PackingSlip(
    long id,
    long number,
    Locale language,
    Instant placedAt,
    String name,
    String company,
    Address address,
    Method method,
    String rate,
    PickupPoint point,
    String note,
    List<Line> lines,
    int parcel,
    ParcelLabel label,
    int later,
    boolean again,
    Packing packing) {

  /** Whether somebody has to pack what a slip says. */
  public enum Packing {
    WANTED,
    /** The order was cancelled. */
    STOPPED,
    /** All of it has gone out before. */
    DONE;

    static Packing of(Outgoing outgoing) {
      if (outgoing.state() == FulfilmentState.CANCELLED) return STOPPED;
      return outgoing.left().isEmpty() && outgoing.gone() > 0 ? DONE : WANTED;
    }

    /** Of its words; empty where nothing has to be said. */
    public String word() {
      return switch (this) {
        case WANTED -> "";
        case STOPPED -> "paper.stopped";
        case DONE -> "paper.done";
      };
    }
  }

  /** So many units of something, with what was chosen. */
  public record Line(
      int position,
      String title,
      String variant,
      String sku,
      int quantity,
      List<Extra> extras,
      Money each) {
    Line of(int units) {
      return new Line(position, title, variant, sku, units, extras, each);
    }

    /** What these units cost without what was chosen beside them. */
    public Money sum() {
      return each.times(quantity);
    }
  }

  /** All of it, as it was ordered. */
  PackingSlip of(Outgoing outgoing) {
    var left = outgoing.left();
    boolean isBegun = !outgoing.parcels().isEmpty() && !left.isEmpty();
    return with(isBegun ? left : outgoing.lines(), 0, ParcelLabel.NONE, 0, Packing.of(outgoing));
  }

  /** What lies in one of its parcels; null if that is none of it. */
  @Nullable PackingSlip of(Outgoing outgoing, String parcel) {
    var all = outgoing.parcels();
    for (int at = 0; at < all.size(); at++)
      if (all.get(at).publicId().equals(parcel)) return in(outgoing, all.get(at), at + 1);
    return null;
  }

  private PackingSlip in(Outgoing outgoing, Fulfilment parcel, int place) {
    int later = outgoing.units() - parcel.units();
    var is = outgoing.state() == FulfilmentState.CANCELLED ? Packing.STOPPED : Packing.WANTED;
    return with(outgoing.contents(parcel), place, parcel.label(), later, is);
  }

  private PackingSlip with(
      List<Outgoing.Line> goods, int place, ParcelLabel carried, int separately, Packing is) {
    Map<Integer, Integer> units =
        goods.stream().collect(Collectors.toMap(Outgoing.Line::position, Outgoing.Line::quantity));
    var shown =
        lines.stream()
            .filter(line -> units.getOrDefault(line.position(), 0) > 0)
            .map(line -> line.of(units.getOrDefault(line.position(), 0)))
            .toList();
    return new PackingSlip(
        id,
        number,
        language,
        placedAt,
        name,
        company,
        address,
        method,
        rate,
        point,
        note,
        shown,
        place,
        carried,
        separately,
        again,
        is);
  }

  PackingSlip again(boolean printed) {
    return new PackingSlip(
        id, number, language, placedAt, name, company, address, method, rate, point, note, lines,
        parcel, label, later, printed, packing);
  }

  /** The lines of the address with its country; none where it goes nowhere. */
  public List<String> to(Locale reader) {
    return address.found().isEmpty() ? List.of() : address.whole(reader);
  }

  /** How many things it says. */
  public int units() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  /** By which the timeline tells slips of an order apart; empty for the one of all. */
  public String mark() {
    return parcel == 0 ? "" : "#" + parcel;
  }
}
