package io.storeflow;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plan of the house: every package and what it stands on. A new one takes its place in the
 * list, as low as what it needs allows.
 */
@AnalyzeClasses(packages = "io.storeflow", importOptions = DoNotIncludeTests.class)
class HouseTest {
  private static final String ROOT = "io.storeflow.";

  /** From the ground up: each uses only those before it. */
  private static final List<String> PLAN =
      Stream.of(
              // What every feature stands on; knows no store.
              List.of("platform", "local", "api", "product", "unitprice", "allergen", "stripe"),
              // Who acts, whose things are, and the numbers that screens rely on.
              List.of(
                  "account",
                  "store",
                  "upkeep",
                  "pulse",
                  "outbox",
                  "idempotency",
                  "pagecache",
                  "slug"),
              List.of("signin", "profile", "resume", "desk", "audit", "notice", "work"),
              List.of("merchant", "signup", "apikey", "member", "invitation"),
              // Who takes money for merchants.
              List.of("stripeevent", "connect"),
              // What a store has.
              List.of(
                  "storage",
                  "cdn",
                  "media",
                  "logo",
                  "uploads",
                  "geo",
                  "pickup",
                  "postal",
                  "shipping",
                  "tax",
                  "vatid",
                  "geocode",
                  "rates",
                  "quote",
                  "inventory",
                  "hold",
                  "location",
                  "pricehistory",
                  "pricelist"),
              List.of(
                  "lookup",
                  "label",
                  "safety",
                  "exemption",
                  "catalog",
                  "category",
                  "collection",
                  "modifier"),
              List.of("brand", "productindex", "productfile", "storepage"),
              List.of(
                  "customer",
                  "customergroup",
                  "proof",
                  "paymentmethod",
                  "payment",
                  "order",
                  "ordertag",
                  "forsale",
                  "pricetest",
                  "pricerule",
                  "loyalty",
                  "pricing",
                  "pickupstock",
                  "billing",
                  "discountcode",
                  "priceresult",
                  "stockwatch",
                  "soldout",
                  "popular",
                  "giftcard",
                  "cardpayment",
                  "fulfilment",
                  "refund",
                  "customerbook",
                  "returning",
                  "withdrawal",
                  "einvoice",
                  "invoice"),
              // How it is bought.
              List.of(
                  "draftorder",
                  "cart",
                  "reminder",
                  "checkout",
                  "orderedit",
                  "checkoutapi",
                  "stockapi",
                  "productapi",
                  "shippingapi",
                  "catalogueapi"),
              // What is told to those outside.
              List.of(
                  "live",
                  "livesocket",
                  "delay",
                  "recipient",
                  "mailtext",
                  "notify",
                  "remindermail",
                  "withdrawalmail"),
              // Pages of staff.
              List.of(
                  "settings",
                  "paymentpage",
                  "connectpage",
                  "face",
                  "ratepage",
                  "taxpage",
                  "stockpage",
                  "transfer",
                  "stocktake",
                  "memberpage",
                  "workpage",
                  "noticepage",
                  "mailpage"),
              List.of("sharing", "productlist", "productexport", "batch", "bulkedit", "sharepage"),
              List.of(
                  "importplan", "importpicture", "productimport", "importpage", "currencychange"),
              List.of(
                  "productpage",
                  "productact",
                  "brandpage",
                  "foodpage",
                  "safetypage",
                  "exemptionpage",
                  "today"),
              List.of(
                  "rulepage",
                  "pricelistpage",
                  "simulator",
                  "giftcardpage",
                  "loyaltypage",
                  "savedview",
                  "orderlist",
                  "refundpage",
                  "editpage",
                  "comment",
                  "orderpage",
                  "orderwhy",
                  "fulfilmentpage",
                  "returnpage",
                  "invoicepage",
                  "delaypage",
                  "orderbatch",
                  "orderexport",
                  "customerpage",
                  "draftpage",
                  "kitchen",
                  "orderpaper",
                  "printer",
                  "networkprinter",
                  "printerpage",
                  "inbox",
                  "search"),
              // Pages of shoppers.
              List.of(
                  "crawler", "shopprice", "shopface", "shop", "shoplist", "ownprice", "cartpage"),
              List.of(
                  "checkoutpage",
                  "reminderpage",
                  "offerpage",
                  "tracking",
                  "backinstock",
                  "proofpage",
                  "ownorder",
                  "withdrawalpage",
                  "funnel"),
              // What becomes of what shoppers have begun.
              List.of("recalc"),
              // Stores made up, for looks and for load.
              List.of("demodata", "fill", "demo"))
          .flatMap(List::stream)
          .toList();

  private static final int MOST_CLASSES = 20;

  @ArchTest
  static void everyPackageHasItsPlace(JavaClasses classes) {
    var unknown = own(classes).map(HouseTest::room).filter(room -> !PLAN.contains(room)).distinct();
    assertThat(unknown).as("packages that PLAN does not name").isEmpty();
  }

  @ArchTest
  static void nothingReachesUp(JavaClasses classes) {
    var upwards =
        own(classes)
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .filter(each -> isOurs(each.getTargetClass()))
            .filter(HouseTest::goesUp)
            .map(Dependency::getDescription);
    assertThat(upwards).as("uses of what stands above").isEmpty();
  }

  @ArchTest
  static void theGroundHasNoCycles(JavaClasses classes) {
    SlicesRuleDefinition.slices()
        .matching(ROOT + "platform.(*)..")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  @ArchTest
  static void aPackageIsSmallEnoughToOverlook(JavaClasses classes) {
    var sizes =
        own(classes)
            .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));
    sizes.values().removeIf(size -> size <= MOST_CLASSES);
    assertThat(sizes).as("over " + MOST_CLASSES + " classes: split off a noun").isEmpty();
  }

  private static Stream<JavaClass> own(JavaClasses classes) {
    return classes.stream().filter(HouseTest::isOurs);
  }

  private static boolean isOurs(JavaClass each) {
    var name = each.getPackageName() + ".";
    return name.startsWith(ROOT) && !name.equals(ROOT) && !name.startsWith(ROOT + "db.");
  }

  private static boolean goesUp(Dependency each) {
    return PLAN.indexOf(room(each.getOriginClass())) < PLAN.indexOf(room(each.getTargetClass()));
  }

  /** The package as {@link #PLAN} names it: a part of one belongs to it unless it is named. */
  private static String room(JavaClass each) {
    var name = each.getPackageName().substring(ROOT.length());
    while (!PLAN.contains(name) && name.contains("."))
      name = name.substring(0, name.lastIndexOf('.'));
    return name;
  }
}
