package io.storeflow.fulfilment;

import org.jspecify.annotations.Nullable;

/**
 * By whom something is brought, and how one follows it.
 *
 * @param carrier null where nobody has said it
 * @param name of a carrier that is none of ours; else empty
 * @param number by which it knows the parcel; may be empty
 * @param link that staff typed, with https or http; may be empty
 */
public record ParcelLabel(@Nullable Carrier carrier, String name, String number, String link) {
  public static final ParcelLabel NONE = new ParcelLabel(null, "", "", "");

  /** What the carrier is called; empty where nobody has said it. */
  public String carrierName() {
    return carrier == null || carrier == Carrier.OTHER ? name : carrier.label();
  }

  /** Where one sees how far it is; null where nothing says so. */
  public @Nullable String url() {
    if (!link.isEmpty()) return link;
    return carrier == null || number.isEmpty() ? null : carrier.link(number);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** As it stands in a timeline: names and numbers, which have no language. */
  String written() {
    return (carrierName() + " " + number).strip();
  }
}
