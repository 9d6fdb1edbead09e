package io.storeflow.platform.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much each {@link Rule} allows: {@code STOREFLOW_LIMITS_CHECKOUT=30/1h} and so on. */
@ConfigurationProperties("storeflow.limits")
public record LimitSettings(
    @DefaultValue("5/1m") Limit signIn,
    @DefaultValue("10/1h") Limit signInHour,
    @DefaultValue("20/1d") Limit signInDay,
    @DefaultValue("100/1d") Limit signInAccount,
    @DefaultValue("5/1h") Limit link,
    @DefaultValue("20/1m") Limit signInAddress,
    @DefaultValue("20/1m") Limit account,
    @DefaultValue("30/1h") Limit checkout,
    @DefaultValue("20/1m") Limit quote,
    @DefaultValue("10/10m") Limit lookup,
    @DefaultValue("120/10m") Limit cart,
    @DefaultValue("60/1m") Limit cartHold,
    @DefaultValue("120/1m") Limit search,
    @DefaultValue("600/1m") Limit dashboard,
    @DefaultValue("2400/1m") Limit board,
    @DefaultValue("600/1h") Limit upload,
    @DefaultValue("60/1h") Limit orderMail,
    @DefaultValue("1200/1m") Limit apiKey,
    @DefaultValue("30/1m") Limit wrongKey,
    @DefaultValue("20/10m") Limit discountCode,
    @DefaultValue("10/10m") Limit giftCard,
    @DefaultValue("30/10m") Limit proof,
    @DefaultValue("5/1h") Limit proofHere,
    @DefaultValue("10/1d") Limit proofAddress,
    @DefaultValue("2/1d") Limit proofBeyond,
    @DefaultValue("30/1d") Limit proofMost,
    @DefaultValue("20/10m") Limit vatId,
    @DefaultValue("60/10m") Limit geocoding,
    @DefaultValue("1/1s") Limit geocoder,
    @DefaultValue("300/1m") Limit ownPrices,
    @DefaultValue("10/1d") Limit cardMail,
    @DefaultValue("300/1d") Limit cardMailMerchant,
    @DefaultValue("10/1d") Limit invitation,
    @DefaultValue("100/1d") Limit invitationMerchant,
    @DefaultValue("240/1m") Limit printer,
    @DefaultValue("30/1m") Limit wrongPrinter,
    @DefaultValue("2/1d") Limit withdrawalMail,
    @DefaultValue("300/1h") Limit withdrawal,
    @DefaultValue("10/1h") Limit withdrawalUnknown) {
  /** Of one network at a time: a household, or a café. */
  private static final int VISITORS = 10;

  Limit of(Rule rule) {
    return switch (rule) {
      case SIGN_IN -> signIn;
      case SIGN_IN_HOUR -> signInHour;
      case SIGN_IN_DAY -> signInDay;
      case SIGN_IN_ACCOUNT -> signInAccount;
      case LINK -> link;
      case SIGN_IN_ADDRESS -> signInAddress;
      case ACCOUNT -> account;
      case CHECKOUT -> checkout;
      case QUOTE -> quote;
      case QUOTE_NETWORK -> quote.times(VISITORS);
      case LOOKUP -> lookup;
      case CART -> cart;
      case CART_HOLD -> cartHold;
      case SEARCH -> search;
      case OWN_PRICES -> ownPrices;
      case DASHBOARD -> dashboard;
      case BOARD -> board;
      case UPLOAD -> upload;
      case ORDER_MAIL -> orderMail;
      case WITHDRAWAL -> withdrawal;
      case WITHDRAWAL_UNKNOWN -> withdrawalUnknown;
      case WITHDRAWAL_MAIL -> withdrawalMail;
      case CARD_MAIL -> cardMail;
      case CARD_MAIL_MERCHANT -> cardMailMerchant;
      case INVITATION -> invitation;
      case INVITATION_MERCHANT -> invitationMerchant;
      case API_KEY -> apiKey;
      case WRONG_KEY -> wrongKey;
      case PRINTER -> printer;
      case WRONG_PRINTER -> wrongPrinter;
      case DISCOUNT_CODE -> discountCode;
      case GIFT_CARD -> giftCard;
      case PROOF -> proof;
      case PROOF_HERE -> proofHere;
      case PROOF_ADDRESS -> proofAddress;
      case PROOF_BEYOND -> proofBeyond;
      case PROOF_MOST -> proofMost;
      case VAT_ID -> vatId;
      case GEOCODING -> geocoding;
      case GEOCODER -> geocoder;
    };
  }
}
