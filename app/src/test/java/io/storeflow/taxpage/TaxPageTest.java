package io.storeflow.taxpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.id.Ids;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff say of taxes. */
@AppTest
class TaxPageTest {
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private StoreTaxes taxes;
  @Autowired private TaxChanges changes;

  private Store store;
  private Staff.Visitor owner;
  private String page;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    page = "/s/" + store.slug() + "/tax";
  }

  @Test
  void showsTheRatesThatFollowFromWhatIsSaid() {
    assertThat(owner.get(page).body()).contains("No tax is worked out.");
    var said =
        owner.post(
            page,
            page,
            "workedOut",
            "true",
            "countries",
            "Switzerland",
            "states",
            "New York",
            "vatId",
            "de 123 456 789",
            "priceStays",
            "true",
            "version",
            "0");
    assertThat(taxes.of(store).vatId()).isEqualTo("DE123456789");
    assertThat(said.statusCode()).isEqualTo(302);
    assertThat(taxes.of(store).registrations()).containsExactlyInAnyOrder("CH", "US-NY");
    assertThat(owner.get(page).body())
        .contains("19%", "7%", "value=\"Switzerland\"", "value=\"New York\"");
    assertThat(taxes.of(store).priceStays()).isTrue();
    assertThat(owner.get(page).body())
        .contains("Where no tax is owed", "<option value=\"true\" selected=\"selected\"");
    assertThat(owner.get("/s/" + store.slug() + "/audit").body()).contains("Taxes changed");
  }

  @Test
  void saysHowIsRoundedAndWhatComesOnTopInTheUnitedStates() {
    var settings =
        World.settingsOf("t-" + Ids.next())
            .in("US", "USD", "America/New_York", "en")
            .at("Warren Street 1", "", "12534", "Hudson", "NY");
    var york = world.store(store.merchant(), settings.build());
    var said = staff.visitor(york, Role.OWNER).get(york.page("/tax")).body();
    assertThat(said)
        .contains("local rates come on top: state these yourself", "it comes on top.")
        .contains("Tax is rounded for each line, half up")
        .contains("what an order owes is the sum of its lines");
  }

  @Test
  void saysWhatIsWrongInTheOrderOfThePage() {
    var refused =
        owner.post(page, page, "countries", "x", "states", "x", "vatId", "x", "version", "0");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).containsSubsequence("#vatId\"", "#countries\"", "#states\"");
  }

  @Test
  void twoWhoSaveAtOnceHaveTheChangesOfBoth() {
    var seen = owner.version(page);
    owner.post(page, page, "vatId", "DE123456789", "version", seen);
    var late = owner.post(page, page, "countries", "CH", "vatId", "", "version", seen);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("of other fields than you", "value=\"DE123456789\"", "value=\"CH\"");
    var now = owner.version(page);
    var again = owner.post(page, page, "countries", "CH", "vatId", "DE123456789", "version", now);
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(taxes.of(store).vatId()).isEqualTo("DE123456789");
    assertThat(taxes.of(store).registrations()).containsExactly("CH");
    owner.post(page, page, "shippingClass", "exempt", "version", owner.version(page));
    var both = owner.post(page, page, "shippingClass", "reduced", "version", now);
    assertThat(both.body()).containsPattern("Saved by somebody else meanwhile: [A-Z]");
  }

  /** It charges none, so there is none to declare. */
  @Test
  void aSmallBusinessHasNothingForTheOneStopShop() {
    var both = owner.post(page, page, "smallBusiness", "true", "oss", "true", "version", "0");
    assertThat(both.statusCode()).isEqualTo(422);
    assertThat(both.body())
        .contains("A small business charges no VAT (Directive 2006/112/EC, art. 284)", "#oss");
    assertThat(taxes.of(store).version()).isZero();
    var one = owner.post(page, page, "smallBusiness", "true", "oss", "", "version", "0");
    assertThat(one.statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource({
    "countries, Germany, registered in its own country anyway",
    "countries, US, Name the states instead",
    "countries, Atlantis, Atlantis",
    "states, Bavaria, Bavaria",
    "priceStays, silk, Choose one of the two",
    "shippingClass, silk, Choose one of the tax classes",
    "vatId, DE12345, DE123456789",
    "vatId, CHE123456789, begins with the letters of its country",
  })
  void refusesWhatCannotBeSaid(String field, String typed, String said) {
    var answer = owner.post(page, page, field, typed, "version", "0");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
    assertThat(taxes.of(store).version()).isZero();
  }

  @Test
  void statesRatesOfItsOwn() {
    assertThat(create(Map.of()).statusCode()).isEqualTo(302);
    var own = taxes.rates(store).getFirst();
    assertThat(own.rate().ppm()).isEqualTo(88_750);
    assertThat(own.rate().from()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(own.rate().taxClass()).isEqualTo(TaxClass.STANDARD);
    assertThat(owner.get(page).body()).contains("New York: 100–104", "8.875%");
    var rate = page + "/rates/" + own.publicId();
    assertThat(owner.get(rate).body()).contains("value=\"8.875\"", "value=\"2026-12-01\"");
    var seen = owner.version(rate);
    assertThat(owner.post(rate, rate, "rate", "9", "version", seen).statusCode()).isEqualTo(302);
    assertThat(taxes.rates(store).getFirst().rate().ppm()).isEqualTo(90_000);
    var late = owner.post(rate, rate, "rate", "10", "version", seen);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Saved by somebody else meanwhile: 9.", "value=\"10\"");
    owner.post(rate, rate + "/removal");
    assertThat(taxes.rates(store)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rate, 101, from 0 to 100",
    "rate, 8.87512, from 0 to 100",
    "rate, -1, from 0 to 100",
    "rate, '', Write a percentage such as 10.",
    "name, '', Enter a name.",
    "taxClass, silk, Choose one of the tax classes",
    "taxClass, exempt, What is exempt bears no tax",
    "countries, '', This cannot stay empty",
    "regions, Bavaria, Bavaria",
    "regions, Bavaria, where addresses name no region",
    "postcodes, 104-100, ''",
    "since, soon, ''",
    "since, '', Say from which day it holds.",
  })
  void refusesRatesThatCannotBe(String field, String typed, String said) {
    var answer = create(Map.of(field, typed));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
    assertThat(taxes.rates(store)).isEmpty();
  }

  @Test
  void saysWhatToDoWhereAddressesNameNoRegion() {
    var answer = create(Map.of("countries", "Germany", "regions", "Bayern", "postcodes", ""));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("“Bayern” cannot be taken", "list the postcodes instead", "value=\"Bayern\"");
  }

  @Test
  void refusesASecondRateForTheSamePlaceGoodsAndDay() {
    assertThat(create(Map.of("name", "First")).statusCode()).isEqualTo(302);
    var twice = create(Map.of("name", "Second", "rate", "9", "postcodes", "100-104"));
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("Another rate, “First”, is for the same place");
    var partly = create(Map.of("name", "Partly", "postcodes", "104-110"));
    assertThat(partly.body()).contains("Another rate, “First”, is for the same place");
    assertThat(create(Map.of("name", "Beside", "postcodes", "105-110")).statusCode())
        .isEqualTo(302);
    assertThat(create(Map.of("name", "Later", "since", "2026-12-02")).statusCode()).isEqualTo(302);
    assertThat(create(Map.of("name", "Here", "here", "true")).statusCode()).isEqualTo(302);
    var later = page + "/rates/" + id("Later");
    var moved = owner.post(later, later, "since", "2026-12-01", "version", owner.version(later));
    assertThat(moved.statusCode()).isEqualTo(422);
    assertThat(moved.body()).contains("Another rate, “First”");
    var named = owner.post(later, later, "name", "Soon", "version", owner.version(later));
    assertThat(named.statusCode()).isEqualTo(302);
  }

  /** Neither of the two names less than the other, so nothing says which holds in Germany. */
  @Test
  void refusesARateOfSomeOfTheSameCountries() {
    var germany = Map.of("countries", "Germany", "regions", "", "postcodes", "");
    assertThat(create(germany).statusCode()).isEqualTo(302);
    var more = new LinkedHashMap<>(germany);
    more.put("countries", "Germany, Austria");
    var both = create(more);
    assertThat(both.statusCode()).isEqualTo(422);
    assertThat(both.body()).contains("is for the same place, or a part of it", "Germany, Austria");
    more.put("taxClass", "reduced");
    assertThat(create(more).statusCode()).isEqualTo(302);
  }

  private String id(String name) {
    return taxes.rates(store).stream()
        .filter(it -> it.rate().name().equals(name))
        .findFirst()
        .orElseThrow()
        .publicId();
  }

  @Test
  void refusesARateThatNeverHolds() {
    var answer = create(Map.of("taxClass", "food", "here", "true"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Food that is eaten here is taxed as a meal");
    assertThat(create(Map.of("taxClass", "food")).statusCode()).isEqualTo(302);
    assertThat(create(Map.of("taxClass", "meal", "here", "true")).statusCode()).isEqualTo(302);
  }

  @Test
  void refusesMoreThanIsKept() {
    var countries = new TreeSet<>(Countries.codes());
    var states = all("US");
    countries.removeAll(Set.of(store.country(), "US"));
    var typed = String.join(",", countries);
    var both = owner.post(page, page, "countries", typed, "states", states, "version", "0");
    assertThat(both.statusCode()).isEqualTo(422);
    assertThat(both.body()).contains("do not fit. Leave out some");
    assertThat(owner.post(page, page, "countries", typed, "version", "0").statusCode())
        .isEqualTo(302);
    var where = List.of("US", "IT", "TR", "TH");
    var regions = where.stream().map(TaxPageTest::all).collect(Collectors.joining(","));
    var many = create(Map.of("countries", String.join(",", where), "regions", regions));
    assertThat(many.statusCode()).isEqualTo(422);
    assertThat(many.body()).contains("more regions than fit");
  }

  /** Of those who saw the same, one alone is not told that somebody else was faster. */
  @Test
  void losesNothingThatIsSaidAtOnce() throws Exception {
    for (int version = 0; version < 3; version++) {
      var calls = new ArrayList<Callable<Boolean>>();
      for (int each = 0; each < 6; each++) calls.add(said(version, each));
      assertThat(AtOnce.all(calls)).containsOnlyOnce(true);
      assertThat(taxes.of(store).version()).isEqualTo(version + 1);
    }
  }

  private Callable<Boolean> said(int version, int each) {
    var id = "v" + version + "n" + each;
    var draft = new TaxDraft(true, false, false, Set.of("CH"), null, version, id);
    return () -> {
      try {
        changes.say(store, draft, Actor.SYSTEM);
        return true;
      } catch (TaxChanges.Stale stale) {
        return false;
      }
    };
  }

  /** Registered, and nobody has said a rate: what is sold there would be sold without tax. */
  @Test
  void tellsWhereNoRateIsKnown() {
    var today = "/s/" + store.slug();
    var silent = "No rate is known for";
    assertThat(owner.get(page).body()).doesNotContain(silent);
    owner.post(
        page,
        page,
        "workedOut",
        "true",
        "countries",
        "Switzerland, Japan, Canada",
        "states",
        "New York",
        "version",
        "0");
    assertThat(owner.get(page).body()).contains(silent + " Canada, Japan:", page + "/rates/new");
    assertThat(owner.get(today).body())
        .contains("registered no tax rate is known", "href=\"" + page + "\"");
    create(Map.of("countries", "CA", "regions", "Ontario", "postcodes", "", "since", "2026-01-01"));
    assertThat(owner.get(page).body()).contains(silent + " Japan:");
    create(Map.of("countries", "JP", "regions", "", "postcodes", "", "since", "2999-01-01"));
    assertThat(owner.get(page).body()).as("not yet").contains(silent + " Japan:");
    create(Map.of("countries", "JP", "regions", "", "postcodes", "", "since", "2026-01-01"));
    assertThat(owner.get(page).body()).doesNotContain(silent);
    assertThat(owner.get(today).body()).doesNotContain("no tax rate is known");
  }

  @Test
  void statesNoMoreRatesThanFitAlsoIfTwoAreAddedAtOnce() throws Exception {
    var area = new Area(Set.of("CH"), Set.of(), List.of(), List.of());
    for (int i = 1; i < TaxChanges.MOST; i++)
      changes.create(store, rate(area, LocalDate.EPOCH.plusDays(i)), Actor.SYSTEM);
    var rate = rate(area, LocalDate.EPOCH);
    Callable<Boolean> more =
        () -> {
          try {
            changes.create(store, rate, Actor.SYSTEM);
            return true;
          } catch (TaxChanges.Full full) {
            return false;
          }
        };
    assertThat(AtOnce.all(List.of(more, more, more))).containsOnlyOnce(true);
    assertThat(taxes.rates(store)).hasSize(TaxChanges.MOST);
    var told = create(Map.of());
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body()).contains("At most 200 rates fit.", "value=\"8.875\"");
  }

  private static TaxRate rate(Area area, LocalDate from) {
    return new TaxRate(area, TaxClass.STANDARD, false, "VAT", 81_000, from);
  }

  private static String all(String country) {
    return Countries.of(country).regions().stream()
        .map(it -> country + "-" + it.code())
        .collect(Collectors.joining(","));
  }

  private HttpResponse<String> create(Map<String, String> typed) {
    var form = new LinkedHashMap<String, String>();
    form.put("name", "Sales tax");
    form.put("rate", "8.875");
    form.put("taxClass", "standard");
    form.put("countries", "US");
    form.put("regions", "New York");
    form.put("postcodes", "100-104");
    form.put("since", "2026-12-01");
    form.putAll(typed);
    var fields =
        form.entrySet().stream()
            .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
            .toArray(String[]::new);
    return owner.post(page + "/rates/new", page + "/rates", fields);
  }
}
