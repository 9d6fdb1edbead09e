package io.storeflow.withdrawal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody declares.
 *
 * @param order what they say of the order, its number for most
 * @param email where they want the receipt
 * @param once what is kept of the key of the form; null for none
 * @param part which part of the order it is about, in their words; may be empty
 * @param units of lines, by the public ids of those; null for all of it
 * @param of the public id of the order, as its shopper alone has it mailed; null for none
 * @param again the public id of what they declared before, if this shows that to be theirs
 * @param receipt whether a receipt is mailed although it names no order of that address
 */
public record Declaration(
    String name,
    String order,
    String email,
    @Nullable String once,
    String part,
    @Nullable Map<String, Integer> units,
    @Nullable String of,
    @Nullable String again,
    boolean receipt) {

  /** From all of an order. */
  public static Declaration ofAll(String name, String order, String email, @Nullable String once) {
    return new Declaration(name, order, email, once, "", null, null, null, true);
  }

  /** The same of who knows the page of the order. */
  public Declaration knowing(String publicId) {
    return new Declaration(name, order, email, once, part, units, publicId, again, receipt);
  }

  /** The same of somewhere from where so much was said that no more receipts go to strangers. */
  public Declaration withoutReceipt() {
    return new Declaration(name, order, email, once, part, units, of, again, false);
  }
}
