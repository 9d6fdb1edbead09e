package io.storeflow.loyaltypage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.store.Owned.only;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.customer.Customers;
import io.storeflow.loyalty.MemberQueries;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.PointsKind;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Those who have points, what staff change of it, and what is owed to them. */
@AppTest
class MemberPageTest {
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private ProgramChanges changes;
  @Autowired private Members members;
  @Autowired private MemberQueries queries;
  @Autowired private Customers customers;
  @Autowired private Transactions transactions;
  @Autowired private Statements statements;
  @Autowired private DSLContext db;

  private Store store;
  private Staff.Visitor owner;
  private String list;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    list = "/s/" + store.slug() + "/loyalty/members";
    var terms = new Program.Terms(100, 100, 100);
    var tiers = List.of(new Tier(100, "Silver", 125), new Tier(500, "Gold", 150));
    changes.change(
        store, new Program(true, "Stars", 0, 0, 12, 0, terms, tiers, List.of(), 0), Actor.SYSTEM);
  }

  @Test
  void areFoundByAddressNameAndTier() {
    assertThat(owner.get(list).body()).contains("No members");
    earn(member("mika@example.com", 100), 120);
    member("ana@example.com", 700);
    assertThat(owner.get(list).body()).contains("mika@example.com", "ana@example.com", "700");
    assertThat(owner.get(list + "?q=Mika%40").body())
        .contains("mika@example.com")
        .doesNotContain("ana@example.com");
    assertThat(owner.get(list + "?tier=100").body())
        .contains("mika@example.com", "Silver")
        .doesNotContain("ana@example.com");
    assertThat(owner.get(list + "?tier=500").body()).contains("Nobody fits");
    assertThat(owner.get(list + "?cursor=none").body()).contains("mika@example.com");
  }

  @Test
  void askTheDatabaseAsOftenForManyAsForOne() {
    var filter = MemberQueries.Filter.ALL;
    var pages = new ArrayList<Integer>();
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 1 + 3 * i; k++) member("m" + i + k + "@example.com", 10);
      var during = statements.during(() -> queries.page(store.merchant(), filter, 3, null));
      pages.add(during.size());
    }
    assertThat(pages).containsOnly(1);
    var first = queries.page(store.merchant(), filter, 3, null);
    var second = queries.page(store.merchant(), filter, 3, first.older());
    assertThat(first.rows()).hasSize(3);
    assertThat(second.rows()).hasSize(2).doesNotContainAnyElementsOf(first.rows());
  }

  @Test
  void oneIsAdjustedWithAReason() {
    var id = member("mika@example.com", 100);
    var here = list + "/" + id;
    var given = owner.post(here, here + "/adjustments", "points", "50", "reason", "Late parcel");
    assertThat(given.statusCode()).isEqualTo(302);
    owner.post(here, here + "/adjustments", "points", "−20", "reason", "Wrong order");
    assertThat(owner.get(here).body())
        .contains("130 Stars", "worth €1.30", "Late parcel", "+50", "−20", "Next tier");
    assertThat(owner.get("/s/" + store.slug() + "/audit").body())
        .contains("Points adjusted", "Late parcel", here);
  }

  /** As two clicks send them. */
  @Test
  void aFormThatIsSentAgainMovesPointsOnce() throws Exception {
    var here = list + "/" + member("mika@example.com", 100);
    var form =
        new String[] {
          "points", "50", "reason", "Late parcel", "once", Client.hidden(owner.get(here), "once")
        };
    var sent =
        AtOnce.<HttpResponse<String>>all(
            nCopies(3, () -> owner.post(here, here + "/adjustments", form)));
    assertThat(sent).allMatch(it -> it.statusCode() == 302);
    owner.get(here);
    owner.post(here, here + "/adjustments", form);
    assertThat(owner.get(here).body()).contains("150 Stars", "nothing was changed a second time");
    var give =
        new String[] {
          "email", "new@example.com", "points", "40", "reason", "Hello", "once", "mine"
        };
    owner.post(list, list, give);
    assertThat(owner.post(list, list, give).statusCode()).isEqualTo(302);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    assertThat(db.select(m.BALANCE).from(m).fetch(m.BALANCE)).containsExactlyInAnyOrder(150L, 40L);
  }

  @Test
  void aBalanceBelowNothingIsExplained() {
    var here = list + "/" + member("mika@example.com", 100);
    assertThat(owner.get(here).body()).contains("100 Stars", "worth €");
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.BALANCE, -96L).execute();
    assertThat(owner.get(here).body())
        .contains("96 Stars", "More points were used than there are")
        .doesNotContain("worth €");
  }

  @Test
  void pointsAreGivenToSomebodyWhoHasNone() {
    assertThat(owner.get(list).body()).contains("E-mail of the customer");
    var given =
        owner.post(
            list, list, "email", "New@Example.com", "points", "40", "reason", "A warm welcome");
    assertThat(given.statusCode()).as(given.body()).isEqualTo(302);
    assertThat(owner.get(list).body()).contains("new@example.com", "40");
    assertThat(owner.get("/s/" + store.slug() + "/audit").body())
        .contains("Points adjusted", "A warm welcome");
    owner.post(list, list, "email", "new@example.com", "points", "2", "reason", "Again");
    assertThat(owner.get(list).body()).contains("42");
    var taken = owner.post(list, list, "email", "b@example.com", "points", "-1", "reason", "No");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body())
        .contains("There are fewer points than would be taken: none.", "b@example.com");
    var most = owner.post(list, list, "email", "New@example.com", "points", "-50", "reason", "No");
    assertThat(most.body())
        .contains("There are fewer points than would be taken: 42.", "value=\"-50\"");
    var part = owner.post(list, list, "email", "new@example.com", "points", "12.5", "reason", "No");
    assertThat(part.statusCode()).isEqualTo(422);
    assertThat(part.body())
        .contains("a whole number from 1 to 1,000,000, or one with a minus", "value=\"12.5\"");
    var wrong = owner.post(list, list, "email", "nobody", "points", "1", "reason", "No");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(owner.get(list).body()).doesNotContain("b@example.com");
    var support = staff.visitor(store, Role.SUPPORT);
    assertThat(support.get(list).body()).doesNotContain("E-mail of the customer");
    assertThat(support.post(list, list, "email", "new@example.com").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "-131, Too much, There are fewer points than would be taken: 130.",
    "0, Nothing, or one with a minus before it",
    "1000001, Much, or one with a minus before it",
    "some, Words, or one with a minus before it",
    "-1000001, Much, or one with a minus before it",
    "-, Only that, cannot stay empty",
    "'', None, cannot stay empty",
    "5, '', cannot stay empty",
  })
  void refusesWhatCannotBe(String points, String reason, String said) {
    var id = member("mika@example.com", 130);
    var here = list + "/" + id;
    var answer = owner.post(here, here + "/adjustments", "points", points, "reason", reason);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said, "130 Stars");
  }

  @Test
  void areSeenByWhoHelpsAndOfTheirMerchantAlone() {
    var id = member("mika@example.com", 100);
    var support = staff.visitor(store, Role.SUPPORT);
    var here = list + "/" + id;
    assertThat(support.get(here).body()).contains("100 Stars").doesNotContain("/adjustments");
    assertThat(support.post(here, here + "/adjustments", "points", "5").statusCode())
        .isEqualTo(403);
    assertThat(staff.visitor(store, Role.VIEWER).get(list).statusCode()).isEqualTo(403);
    var other = world.store();
    var stranger = staff.visitor(other, Role.OWNER);
    var theirs = "/s/" + other.slug() + "/loyalty/members";
    assertThat(stranger.get(theirs).body()).doesNotContain("mika@example.com");
    assertThat(stranger.get(theirs + "/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsOwedGoesByTheLatestThatCame() {
    var mika = member("mika@example.com", 100);
    var ana = member("ana@example.com", 50);
    entry(mika, PointsKind.EARNED, 200, LocalDate.of(2026, 3, 10));
    entry(mika, PointsKind.EARNED, 80, LocalDate.of(2026, 5, 10));
    entry(mika, PointsKind.REDEEMED, -230, LocalDate.of(2026, 6, 1));
    entry(ana, PointsKind.EARNED, 7, LocalDate.of(2026, 5, 1));
    var page = owner.get("/s/" + store.slug() + "/loyalty/owed").body();
    assertThat(page).contains("207 Stars", "€2.07", "May 2027", "57");
    assertThat(page).doesNotContain("March 2027");
    var file = owner.get("/s/" + store.slug() + "/loyalty/owed.csv").body().split("\r\n");
    assertThat(file[1]).isEqualTo("2027-05,57,0.57,EUR");
    assertThat(file[2]).startsWith("2027-").endsWith(",150,1.50,EUR");
    assertThat(file).hasSize(3);
  }

  private String member(String email, int points) {
    long id = transactions.write(() -> customers.findOrCreate(store, email, "Mika", "").id());
    var c = only(store.merchant(), CUSTOMER);
    var publicId = db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(id)).fetchSingle(c.PUBLIC_ID);
    members.adjust(store, publicId, points, "A gift", Actor.SYSTEM);
    return publicId;
  }

  private void earn(String publicId, int points) {
    entry(publicId, PointsKind.EARNED, points, LocalDate.now(ZoneOffset.UTC));
  }

  private void entry(String publicId, PointsKind kind, int points, LocalDate day) {
    members.adjust(store, publicId, points, "A gift", Actor.SYSTEM);
    db.execute(
        "update loyalty_ledger set kind = ?, since = ?, reason = '' where merchant_id = ?"
            + " order by id desc limit 1",
        kind.code(),
        Timestamp.from(day.atTime(12, 0).toInstant(ZoneOffset.UTC)),
        store.merchant().id());
  }
}
