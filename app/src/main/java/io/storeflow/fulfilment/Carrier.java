package io.storeflow.fulfilment;

import io.storeflow.platform.code.Coded;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who brings parcels, how each writes its numbers, and where one sees how far a parcel is. The
 * forms are those that the carriers state; they are meant to find a number that belongs to another
 * carrier or lacks a digit, not to prove that a parcel exists.
 */
public enum Carrier implements Coded {
  DHL(
      "DHL",
      "https://www.dhl.com/global-en/home/tracking.html?tracking-id={}",
      "\\d{10,22}|[A-Z]{2,5}\\d{8,22}|{S10}",
      "00340434161094042557"),
  DPD(
      "DPD",
      "https://tracking.dpd.de/status/en_DE/parcel/{}",
      "\\d{14}[0-9A-Z]?",
      "01126819793342"),
  GLS(
      "GLS",
      "https://gls-group.com/EU/en/parcel-tracking/?match={}",
      "\\d{11,14}|[A-Z0-9]{8}",
      "43540138212"),
  HERMES(
      "Hermes",
      "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#{}",
      "\\d{14}|\\d{16}|H\\d{19}",
      "H1000730000018501018"),
  UPS(
      "UPS",
      "https://www.ups.com/track?tracknum={}",
      "1Z[A-Z0-9]{16}|[TH]\\d{10}|\\d{9}|\\d{12}|\\d{18}|\\d{26}",
      "1Z999AA10123456784"),
  FEDEX(
      "FedEx",
      "https://www.fedex.com/fedextrack/?trknbr={}",
      "\\d{12}|\\d{15}|\\d{20}|\\d{22}|\\d{34}",
      "449044304137821"),
  DEUTSCHE_POST(
      "Deutsche Post",
      "https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode={}",
      "{S10}|[A-Z0-9]{12,22}",
      "RR123456785DE"),
  AUSTRIAN_POST(
      "Österreichische Post",
      "https://www.post.at/sv/sendungsdetails?snr={}",
      "\\d{16,22}|{S10}",
      "1042348412345678901234"),
  SWISS_POST(
      "Swiss Post",
      "https://service.post.ch/ekp-web/ui/entry/search/{}",
      "9\\d{17}|{S10}",
      "996018123456789012"),
  POSTNL(
      "PostNL",
      "https://jouw.postnl.nl/track-and-trace/{}",
      "3S[A-Z0-9]{8,15}|{S10}",
      "3SABCD1234567"),
  BPOST(
      "bpost",
      "https://track.bpost.cloud/btr/web/#/search?itemCode={}",
      "\\d{24}|{S10}",
      "323212345678901234567890"),
  LA_POSTE(
      "La Poste, Colissimo",
      "https://www.laposte.fr/outils/suivre-vos-envois?code={}",
      "[A-Z0-9]{11,15}",
      "6A12345678901"),
  ROYAL_MAIL(
      "Royal Mail",
      "https://www.royalmail.com/track-your-item#/tracking-results/{}",
      "{S10}|\\d{16}|\\d{21}|[A-Z0-9]{16}",
      "AB123456785GB"),
  USPS(
      "USPS",
      "https://tools.usps.com/go/TrackConfirmAction?tLabels={}",
      "\\d{20,22}|\\d{26}|\\d{30}|\\d{34}|{S10}",
      "9400111899223197428490"),
  CANADA_POST(
      "Canada Post",
      "https://www.canadapost-postescanada.ca/track-reperage/en#/details/{}",
      "\\d{12}|\\d{16}|{S10}",
      "7023210039414604"),
  INPOST(
      "InPost",
      "https://inpost.pl/en/find-parcel?number={}",
      "\\d{24}",
      "520113014230722029585646"),
  CORREOS(
      "Correos",
      "https://www.correos.es/es/en/tools/tracker/items/details?tracking-number={}",
      "[A-Z0-9]{13}|[A-Z0-9]{23}",
      "PQ4A2E0400012340128003X"),
  POSTE_ITALIANE(
      "Poste Italiane",
      "https://www.poste.it/cerca/index.html#/risultati-spedizioni/{}",
      "\\d{12,13}|[A-Z0-9]{13,15}",
      "1UW1GMQ123456"),
  /** Anybody else, by the name and the link that staff type. */
  OTHER("", null, "[A-Z0-9./-]{1,40}", "");

  /** What posts of all countries write on letters and parcels that go abroad (UPU S10). */
  private static final Pattern S10 = Pattern.compile("[A-Z]{2}\\d{9}[A-Z]{2}");

  private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

  private final String label;
  private final @Nullable String link;
  private final Pattern form;
  private final String example;

  Carrier(String label, @Nullable String link, String form, String example) {
    this.label = label;
    this.link = link;
    this.form = Pattern.compile(form.replace("{S10}", "[A-Z]{2}\\d{9}[A-Z]{2}"));
    this.example = example;
  }

  /** As it calls itself; empty for others. */
  public String label() {
    return label;
  }

  /** A number as it writes them; empty for others. */
  public String example() {
    return example;
  }

  /**
   * Whether it can have given a parcel that number, whose last digit checks the others where posts
   * have it.
   *
   * @param number as {@link io.storeflow.platform.input.Barcode#readParcel} has read it
   */
  public boolean mayHaveGiven(String number) {
    var plain = plain(number);
    return form.matcher(plain).matches()
        && (!S10.matcher(plain).matches() || isChecked(plain.substring(2, 11)));
  }

  /** The number as it is kept: carriers write it without signs between, others as they like. */
  public String kept(String number) {
    return plain(number);
  }

  /** Where one sees how far that parcel is; null for others, where staff say it. */
  public @Nullable String link(String number) {
    return link == null ? null : link.replace("{}", plain(number));
  }

  private String plain(String number) {
    return this == OTHER ? number : number.replaceAll("[./-]", "");
  }

  private static boolean isChecked(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    int check = 11 - sum % 11;
    return digits.charAt(8) - '0' == (check == 10 ? 0 : check == 11 ? 5 : check);
  }
}
