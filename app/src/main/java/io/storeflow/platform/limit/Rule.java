package io.storeflow.platform.limit;

import io.storeflow.platform.client.IpAddress;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.id.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * What is limited, and by whom it is counted. How much is allowed stands in {@link LimitSettings}.
 */
public enum Rule implements Coded {
  /** Failed sign-ins for an account from one place: the first wait, the shortest. */
  SIGN_IN,
  /** The same over a longer time, so that the wait grows. */
  SIGN_IN_HOUR,
  /** The same over a day. */
  SIGN_IN_DAY,
  /**
   * Failed sign-ins for an account from all places together that its person never signed in at; the
   * key is the address somebody wants to sign in with.
   */
  SIGN_IN_ACCOUNT,
  /** Links sent to an account; the key names the kind of link and the address. */
  LINK,
  /** Failed sign-ins from a client address. */
  SIGN_IN_ADDRESS,
  /** Sign-ups and links for an account (new password, verification), from a client address. */
  ACCOUNT,
  /** Checkouts from a client address. */
  CHECKOUT,
  /**
   * Prices of a checkout for a visitor; of quotes of programs and sign-ups, for a client address.
   */
  QUOTE,
  /** The same for a client address: ten times as much, as many visitors may be behind it. */
  QUOTE_NETWORK,
  /** Look-ups of an order by e-mail address and number, from a client address. */
  LOOKUP,
  /**
   * Withdrawals from contracts, read over or declared, from a client address: many, as many
   * shoppers may be behind one, and the law wants no hurdle.
   */
  WITHDRAWAL,
  /**
   * Those of them that name no order of the address that was typed, from a client address: beyond
   * them no receipts are mailed.
   */
  WITHDRAWAL_UNKNOWN,
  /** Carts that are new, from a client address. */
  CART,
  /** Changes of carts that hold stock, from a client address: beyond them nothing more is held. */
  CART_HOLD,
  /** Searches of a catalogue by words, from a client address. */
  SEARCH,
  /** Prices of their own that pages ask for, from a client address. */
  OWN_PRICES,
  /** Dashboard requests of a person; the key is the person's id. */
  DASHBOARD,
  /** Requests of boards: of the person who is signed in, else from a client address. */
  BOARD,
  /** Files that are sent to a store; the key is the store's public id. */
  UPLOAD,
  /** Mails about orders to one recipient, whatever stores they are from. */
  ORDER_MAIL,
  /**
   * Receipts of withdrawals to one recipient, whatever stores they are from, that nobody has asked
   * for who named an order of that address.
   */
  WITHDRAWAL_MAIL,
  /** Gift cards and links to drafts that staff have mailed to one recipient, of all stores. */
  CARD_MAIL,
  /** All gift cards and links to drafts that staff of a merchant have mailed; the key is its id. */
  CARD_MAIL_MERCHANT,
  /** Invitations to work for a merchant to one recipient, whatever merchants they are from. */
  INVITATION,
  /** All invitations of a merchant; the key is the merchant's public id. */
  INVITATION_MERCHANT,
  /** Requests of a program by its key; the key is the public id of that. */
  API_KEY,
  /** Wrong keys, from a client address. */
  WRONG_KEY,
  /** What a receipt printer asks; the key is its public id. */
  PRINTER,
  /** Wrong addresses of printers, from a client address. */
  WRONG_PRINTER,
  /** Discount codes that nobody knows, from a client address. */
  DISCOUNT_CODE,
  /** Wrong codes of gift cards, from a client address. */
  GIFT_CARD,
  /** Codes that prove an address: asked for and typed, from a client address. */
  PROOF,
  /** Codes that one network asks to have mailed to an address, for one store; the key names all. */
  PROOF_HERE,
  /** Codes mailed to one address, over a day, from wherever they are asked for. */
  PROOF_ADDRESS,
  /**
   * Codes mailed to an address that has had so many already, for one network: the key names both.
   */
  PROOF_BEYOND,
  /** All codes beyond so many that are mailed to one address: no mailbox is flooded. */
  PROOF_MOST,
  /** VAT ids that VIES is asked about, from a client address. */
  VAT_ID,
  /** Addresses that the geocoder is asked about, from a client address. */
  GEOCODING,
  /** Requests to the geocoder, of everybody together. */
  GEOCODER;

  /**
   * The name to count under: short whatever was given, and telling nobody the address behind it.
   */
  String nameOf(String key) {
    var meant =
        switch (this) {
          case SIGN_IN,
              SIGN_IN_HOUR,
              SIGN_IN_DAY,
              SIGN_IN_ACCOUNT,
              LINK,
              ORDER_MAIL,
              WITHDRAWAL_MAIL,
              CARD_MAIL,
              INVITATION,
              PROOF_HERE,
              PROOF_ADDRESS,
              PROOF_BEYOND,
              PROOF_MOST ->
              key.strip().toLowerCase(Locale.ROOT);
          case SIGN_IN_ADDRESS,
              ACCOUNT,
              CHECKOUT,
              QUOTE,
              QUOTE_NETWORK,
              LOOKUP,
              WITHDRAWAL,
              WITHDRAWAL_UNKNOWN,
              CART,
              CART_HOLD,
              SEARCH,
              OWN_PRICES,
              WRONG_KEY,
              WRONG_PRINTER,
              DISCOUNT_CODE,
              GIFT_CARD,
              PROOF,
              VAT_ID,
              GEOCODING ->
              IpAddress.network(key);
          case DASHBOARD,
              BOARD,
              UPLOAD,
              CARD_MAIL_MERCHANT,
              INVITATION_MERCHANT,
              API_KEY,
              PRINTER,
              GEOCODER ->
              key;
        };
    return code() + ":" + digest(meant);
  }

  private static String digest(String text) {
    var hash = Digest.bytes(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
  }
}
