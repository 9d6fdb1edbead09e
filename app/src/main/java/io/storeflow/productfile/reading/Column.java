package io.storeflow.productfile.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column says, under all names that it has in Shopify's files of both generations and in
 * those of people and programs that write such files. Names are compared by letters and digits
 * alone.
 */
enum Column {
  HANDLE("handle", "urlhandle", "producthandle"),
  TITLE("title", "producttitle"),
  BODY("bodyhtml", "body", "description", "descriptionhtml", "productdescription", "beschreibung"),
  BRAND("vendor", "brand"),
  CATEGORY("productcategory", "category", "standardproducttype"),
  TYPE("type", "producttype", "customproducttype", "typ"),
  TAGS("tags", "schlagwörter"),
  COLLECTIONS("collection", "collections", "customcollections"),
  PUBLISHED(Cell.YES, "published", "publishedononlinestore", "veröffentlicht"),
  PUBLISHED_AT("publishedat"),
  STATUS(Cell.STATUS, "status"),
  OPTION1_NAME("option1name"),
  OPTION1("option1value"),
  OPTION2_NAME("option2name"),
  OPTION2("option2value"),
  OPTION3_NAME("option3name"),
  OPTION3("option3value"),
  SKU("variantsku", "sku", "artikelnummer"),
  BARCODE("variantbarcode", "barcode", "variantbarcodegtin", "gtin"),
  PRICE(Cell.NUMBER, "variantprice", "price"),
  COMPARE(Cell.NUMBER, "variantcompareatprice", "compareatprice"),
  COST(Cell.NUMBER, "costperitem", "variantcost", "cost", "unitcost"),
  GRAMS(Cell.NUMBER, "variantgrams", "weightvaluegrams", "grams"),
  WEIGHT(Cell.NUMBER, "variantweight", "weight"),
  WEIGHT_UNIT("variantweightunit", "weightunitfordisplay", "weightunit"),
  TRACKER("variantinventorytracker", "inventorytracker"),
  QUANTITY(
      Cell.NUMBER,
      "variantinventoryqty",
      "variantinventoryquantity",
      "inventoryquantity",
      "inventoryqty"),
  POLICY(Cell.POLICY, "variantinventorypolicy", "inventorypolicy", "continuesellingwhenoutofstock"),
  SHIPPED(Cell.YES, "variantrequiresshipping", "requiresshipping"),
  TAXED(Cell.YES, "varianttaxable", "chargetax", "chargetaxes", "taxable"),
  PICTURE(Cell.ADDRESS, "imagesrc", "productimageurl", "imageurl", "imagesource", "productimage"),
  PICTURE_PLACE(Cell.NUMBER, "imageposition"),
  PICTURE_ALT("imagealttext", "imagealt"),
  VARIANT_PICTURE(Cell.ADDRESS, "variantimage", "variantimageurl"),
  SEO_TITLE("seotitle", "metafieldsglobaltitletag", "pagetitle"),
  SEO_TEXT("seodescription", "metafieldsglobaldescriptiontag", "metadescription"),
  META_KEY("metafieldkey"),
  META_VALUE("metafieldvalue"),
  GIFT_CARD(Cell.YES, "giftcard"),
  TAX_CLASS("taxclass"),
  CONTENT(Cell.NUMBER, "unitpricetotalmeasure"),
  CONTENT_UNIT("unitpricetotalmeasureunit"),
  CONTENT_BASE(Cell.NUMBER, "unitpricebasemeasure"),
  CONTENT_BASE_UNIT("unitpricebasemeasureunit"),

  // WooCommerce's own, as stores in English and in German export them.
  ID("id"),
  NAME("name"),
  PARENT("parent", "übergeordnetesprodukt"),
  GTIN("gtinupceanorisbn", "gtinupceanoderisbn"),
  FEATURED(Cell.YES, "isfeatured", "isthervorgehoben"),
  SHORT_TEXT("shortdescription", "kurzbeschreibung"),
  SALE_FROM("datesalepricestarts", "datumandemangebotspreisbeginnt"),
  SALE_TO("datesalepriceends", "datumandemangebotspreisendet"),
  TAX_STATUS("taxstatus", "steuerstatus"),
  IN_STOCK("instock", "vorrätig"),
  STOCK(Cell.NUMBER, "stock", "lager", "bestand"),
  LOW(Cell.NUMBER, "lowstockamount", "geringelagermenge"),
  BACKORDERS(
      "backordersallowed",
      "lieferrückständeerlaubt",
      "lieferrückstandeerlaubt",
      "rückständeerlaubt"),
  KILOGRAMS(Cell.NUMBER, "weightkg", "gewichtkg"),
  POUNDS(Cell.NUMBER, "weightlbs", "weightlb", "gewichtlbs"),
  OUNCES(Cell.NUMBER, "weightoz", "gewichtoz"),
  GRAMS_ONLY(Cell.NUMBER, "weightg", "gewichtg"),
  SALE_PRICE(Cell.NUMBER, "saleprice", "angebotspreis"),
  REGULAR_PRICE(Cell.NUMBER, "regularprice", "regulärerpreis"),
  CATEGORIES("categories", "kategorien"),
  PICTURES("images", "bilder"),
  BRANDS("brands", "marken", "marke");

  /** Columns that the formats have and for which there is no place here. */
  private static final Pattern UNUSED =
      Pattern.compile(
          "googleshopping.*|(variant)?fulfillmentservice|(variant)?taxcode|templatesuffix"
              + "|publishedscope|imageattachment|metafieldnamespace|metafieldvaluetype"
              + "|visibilityincatalog|soldindividually|allowcustomerreviews|purchasenote"
              + "|shippingclass|downloadlimit|downloadexpirydays|groupedproducts|upsells"
              + "|crosssells|externalurl|buttontext|position|(length|width|height)(cm|m|mm|in|yd)"
              + "|attribute\\d+(visible|global|default)|download\\d+(id|name|url)|meta.+"
              + "|sichtbarkeitimkatalog|steuerklasse|nureinzelnverkaufen|hinweiszumkauf"
              + "|kunden(rezensionen|bewertungen)erlauben|versandklasse|ablauftagedesdownloads"
              + "|gruppierteprodukte|zusatzverkäufe|crosssellsquerverkäufe|externeurl"
              + "|(länge|breite|höhe)(cm|m|mm|in|yd)|attribut\\d+(sichtbar|global|standard)"
              + "|option[123]linkedto|googleproductcategory|saleschannel.*");

  private static final Pattern MARKET =
      Pattern.compile("(price|compare[- ]?at[- ]price|included) ?/ ?.+", Pattern.CASE_INSENSITIVE);

  /** How a cell of it looks, if that can be told from other cells. */
  enum Cell {
    ANY(".*"),
    YES("(?i)|true|false|yes|no|y|n|0|1|-1|wahr|falsch|ja|nein"),
    STATUS("(?i)|active|draft|archived|unlisted"),
    POLICY("(?i)|deny|continue|true|false|yes|no|0|1"),
    NUMBER("|[^\\p{L}]{0,8}\\p{L}{0,4}[^\\p{L}]*\\d[^\\p{L}]*(\\p{L}{1,6}\\.?|[eE]\\+?\\d+)?"),
    ADDRESS("|(?i)(https?:|//|www\\.|[^ ]+[./]).*");

    private final Pattern form;

    Cell(String form) {
      this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    boolean fits(String cell) {
      return form.matcher(cell).matches();
    }
  }

  /** Those of a product as a whole. */
  static final List<Column> OF_PRODUCT =
      List.of(
          TITLE,
          BODY,
          BRAND,
          CATEGORY,
          TYPE,
          TAGS,
          COLLECTIONS,
          PUBLISHED,
          PUBLISHED_AT,
          STATUS,
          SEO_TITLE,
          SEO_TEXT,
          GIFT_CARD,
          TAX_CLASS);

  /** Those of a variant, beside the values that it is made of. */
  static final List<Column> OF_VARIANT =
      List.of(
          SKU, BARCODE, PRICE, COMPARE, COST, GRAMS, WEIGHT, TRACKER, QUANTITY, VARIANT_PICTURE);

  static final List<Column> NAMES = List.of(OPTION1_NAME, OPTION2_NAME, OPTION3_NAME);
  static final List<Column> VALUES = List.of(OPTION1, OPTION2, OPTION3);

  private final Cell cell;
  private final List<String> names;

  Column(String... names) {
    this(Cell.ANY, names);
  }

  Column(Cell cell, String... names) {
    this.cell = cell;
    this.names = List.of(names);
  }

  boolean fits(String text) {
    return cell.fits(text);
  }

  static @Nullable Column named(String title) {
    var plain = plain(title);
    for (var each : values()) if (each.names.contains(plain)) return each;
    return null;
  }

  /** Whether it is read, so that what is wrong in it is told, and a store has no place for it. */
  boolean isWithoutUse() {
    return switch (this) {
      case COLLECTIONS, SHIPPED, TAXED, TAX_STATUS -> true;
      default -> false;
    };
  }

  /** Whether Shopify's files do not have it. */
  boolean isWoo() {
    return compareTo(ID) >= 0;
  }

  static boolean isUnused(String title) {
    return UNUSED.matcher(plain(title)).matches();
  }

  /** A price for one of Shopify's markets. */
  static boolean isOfMarket(String title) {
    return MARKET.matcher(title.strip()).matches();
  }

  static String plain(String title) {
    var whole = Normalizer.normalize(title, Normalizer.Form.NFC);
    return whole.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
