package io.storeflow.safety;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be written to about a product.
 *
 * @param name or registered trade name or trade mark
 * @param address postal, line by line
 * @param contact electronic address: of e-mail, or of a page on which one can write
 */
public record Contact(String name, String address, String contact) {
  /** In characters. */
  public static final int LONGEST_NAME = 200;

  /** In characters, of all lines. */
  public static final int LONGEST_ADDRESS = 500;

  public static final Contact NONE = new Contact("", "", "");

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Whether all is said that has to be. */
  public boolean isComplete() {
    return !name.isEmpty() && !address.isEmpty() && !contact.isEmpty();
  }

  public List<String> lines() {
    return address.lines().toList();
  }

  /** Where a link to the electronic address leads; null for none. */
  public @Nullable String href() {
    if (contact.isEmpty()) return null;
    return ContactAddress.isMail(contact) ? "mailto:" + contact : contact;
  }
}
