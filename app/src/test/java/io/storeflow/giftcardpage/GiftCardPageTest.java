package io.storeflow.giftcardpage;

import static io.storeflow.db.Tables.GIFT_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.giftcard.CardCode;
import io.storeflow.giftcard.CardCodes;
import io.storeflow.giftcard.CardLaw;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.GiftCard;
import io.storeflow.platform.form.WebAddress;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.SecurityLines;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff do with gift cards. */
@AppTest
class GiftCardPageTest {
  private static final Pattern CODE = Pattern.compile("id=\"code\"[^>]*value=\"([^\"]+)\"");

  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private CardQueries queries;
  @Autowired private CardCodes codes;
  @Autowired private RateLimits limits;
  @Autowired private DSLContext db;

  private Store store;
  private Staff.Visitor owner;
  private String list;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    list = "/s/" + store.slug() + "/gift-cards";
  }

  @Test
  void showsTheCodeOnceAndThenItsEnd() {
    var form = owner.get(list + "/new").body();
    assertThat(form).contains("-12-31\"");
    var made = owner.post(list + "/new", list, "value", "20", "recipient", "Mika");
    var code = code(made.body());
    var card = only();
    assertThat(card.balance()).isEqualTo(store.money(2000));
    assertThat(queries.byHashes(store, List.of(code.hash()))).hasSize(1);
    var page = owner.get(list + "?q=" + code.lastFour()).body();
    assertThat(page)
        .contains("…" + code.lastFour(), "Mika", "Still owed", "€20.00")
        .doesNotContain(code.text(), code.shown());
    assertThat(owner.get(list + "?q=ZZZZ").body()).doesNotContain("Mika");
    assertThat(owner.get(list + "?q=" + code.shown().toLowerCase(Locale.ROOT)).body())
        .as("the code itself, as it was pasted")
        .contains("…" + code.lastFour(), "Mika");
    assertThat(owner.get(here(card)).body())
        .doesNotContain(code.text(), code.shown(), "Mail again");
    assertThat(owner.get("/s/" + store.slug() + "/audit").body())
        .contains("Gift card issued")
        .doesNotContain(code.text(), code.shown());
  }

  /** Who has the right to see them may look for as many as they like, but not unnoticed. */
  @Test
  void whoLooksForCodesOfNoCardIsNoted() {
    owner.post(list + "/new", list, "value", "20", "recipient", "Mika");
    var code = CardCode.random();
    var said =
        SecurityLines.during(
            () -> {
              assertThat(owner.get(list + "?q=" + code.shown()).body()).doesNotContain("Mika");
              owner.get(list + "?q=" + code.lastFour());
            });
    assertThat(said)
        .filteredOn(it -> it.contains(store.slug()))
        .singleElement()
        .asString()
        .contains("gift_card_wrong")
        .doesNotContain(code.text(), code.shown());
  }

  @Test
  void isFoundByTheBeginningOfTheAddress() {
    owner.post(list + "/new", list, "value", "20", "email", "Mika@Example.com");
    assertThat(owner.get(list + "?q=mika%40").body()).contains("mika@example.com");
    assertThat(owner.get(here(only())).body()).contains("Mail again");
  }

  /** Else whoever signs up could have anything sent to anybody. */
  @Test
  void isMailedOnlyForWhoHasConfirmedAnAddress() {
    var person = world.person();
    world.admit(person, store, Role.OWNER);
    var stranger = staff.visitor(World.signedIn(person));
    var refused = stranger.post(list + "/new", list, "value", "1", "email", "mika@example.com");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("not confirmed your own e-mail", "mika@example.com");
    assertThat(stranger.post(list + "/new", list, "value", "1").statusCode()).isEqualTo(200);
    owner.post(list + "/new", list, "value", "2", "email", "mika@example.com");
    var here = here(only());
    var again = stranger.post(here, here + "/mails");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .containsSubsequence("data-tone=\"bad\"", "not confirmed your own e-mail");
  }

  @Test
  void isMailedToNobodyAndByNobodyTooOften() {
    var email = "mika@" + store.slug() + ".example";
    owner.post(list + "/new", list, "value", "2", "email", email);
    var here = here(only());
    codes.make(store, List.of(only().id()));
    assertThat(owner.get(here).body()).contains("Its codes end in");
    while (limits.take(Rule.CARD_MAIL, email).allowed()) {}
    var again = owner.post(here, here + "/mails");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("this address has had many gift cards");
    var typed = new String[] {"value", "2", "email", email};
    assertThat(owner.post(list + "/new", list, typed).statusCode()).isEqualTo(422);
    var merchant = store.merchant().publicId();
    while (limits.take(Rule.CARD_MAIL_MERCHANT, merchant).allowed()) {}
    var other =
        owner.post(list + "/new", list, "value", "2", "email", "bo@" + store.slug() + ".example");
    assertThat(other.statusCode()).isEqualTo(422);
  }

  /** A mail of ours leads to nobody's page but the store's. */
  @Test
  void noMailLeadsElsewhere() {
    for (var link : List.of("https://evil.example", "WWW.evil.example", "evil．example/win")) {
      var typed = new String[] {"value", "2", "email", "mika@example.com", "message", "Hi " + link};
      var refused = owner.post(list + "/new", list, typed);
      assertThat(refused.statusCode()).as(link).isEqualTo(422);
      assertThat(refused.body()).contains("Leave out web addresses", "Hi " + link);
      typed[4] = "recipient";
      assertThat(owner.post(list + "/new", list, typed).statusCode()).as(link).isEqualTo(422);
    }
    assertThat(queries.page(store, "", 10, null).rows()).isEmpty();
    for (var text : List.of("z.B. 3.5 l Tee.Oder zwei", "1/2 und und/oder", "Wwwow: schön!"))
      assertThat(WebAddress.isIn(text)).as(text).isFalse();
  }

  @Test
  void isAdjustedWithAReasonAndSwitched() {
    owner.post(list + "/new", list, "value", "20");
    var here = here(only());
    var changed = owner.post(here, here + "/adjustments", "amount", "-5", "reason", "Wrong value");
    assertThat(changed.statusCode()).isEqualTo(302);
    var below = owner.post(here, here + "/adjustments", "amount", "-16", "reason", "Too much");
    assertThat(below.statusCode()).isEqualTo(422);
    assertThat(below.body()).contains("There is less on the card");
    var none = owner.post(here, here + "/adjustments", "amount", "3", "reason", "");
    assertThat(none.statusCode()).isEqualTo(422);
    owner.post(here, here + "/switch", "on", "false");
    assertThat(owner.get(here).body())
        .contains("Switched off", "Wrong value", "−€5.00", "€15.00", "Issued");
    assertThat(owner.get(list).body()).contains("€0.00");
    CardLaw.holds(db, store);
  }

  /** As a page does that is loaded again, and a button that is pressed twice. */
  @Test
  void aFormThatIsSentAgainLeadsToTheCardThatItHasMade() {
    var blank = owner.get(list + "/new");
    var form = new String[] {"value", "20", "recipient", "Mika", "once", once(blank)};
    var code = code(owner.post(list + "/new", list, form).body());
    var again = owner.post(list + "/new", list, form);
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(again.headers().firstValue("Location").orElseThrow()).endsWith(here(only()));
    assertThat(owner.get(here(only())).body())
        .contains("issued before, and not a second time", "switch the card off and issue another")
        .doesNotContain(code.text(), code.shown());
    assertThat(queries.page(store, "", 10, null).rows()).hasSize(1);
    // Who goes back and types something else wants something else.
    var other = owner.post(list + "/new", list, "value", "30", "once", once(blank));
    assertThat(other.statusCode()).isEqualTo(200);
    var mailed = new String[] {"value", "5", "email", "mika@example.com", "once", once(blank)};
    owner.post(list + "/new", list, mailed);
    owner.post(list + "/new", list, mailed);
    assertThat(queries.page(store, "", 10, null).rows()).hasSize(3);
    assertThat(owner.get(here(only())).body())
        .contains("Mail again”, and a new code goes to mika@example.com");
    CardLaw.holds(db, store);
  }

  @Test
  void aChangeThatIsSentAgainMovesMoneyOnce() {
    owner.post(list + "/new", list, "value", "20");
    var here = here(only());
    var once = once(owner.get(here));
    var form = new String[] {"amount", "-5", "reason", "Wrong value", "once", once};
    owner.post(here, here + "/adjustments", form);
    owner.get(here);
    assertThat(owner.post(here, here + "/adjustments", form).statusCode()).isEqualTo(302);
    assertThat(owner.get(here).body()).contains("€15.00", "nothing was changed a second time");
    // The page that is shown after a change has a key of its own.
    var next = once(owner.get(here));
    assertThat(next).isNotEqualTo(once);
    owner.post(here, here + "/adjustments", "amount", "-5", "reason", "Wrong value", "once", next);
    assertThat(only().balance()).isEqualTo(store.money(1000));
    var wrong = owner.post(here, here + "/adjustments", "amount", "-5", "once", "mine");
    assertThat(once(wrong)).isEqualTo("mine");
  }

  @Test
  void whatIsOwedInOtherCurrenciesIsListed() {
    owner.post(list + "/new", list, "value", "20");
    var c = io.storeflow.store.Owned.only(store, GIFT_CARD);
    db.update(c).set(c.CURRENCY, "USD").execute();
    owner.post(list + "/new", list, "value", "5");
    assertThat(owner.get(list).body())
        .containsSubsequence("Still owed on cards that can be used", "€5.00", "$20.00");
  }

  @ParameterizedTest
  @CsvSource({
    "value, 0, more than nothing",
    "value, '', cannot stay empty",
    "value, 12.345, ''",
    "value, -5, ''",
    "expiresOn, 2020-01-01, This day is over",
    "expiresOn, soon, ''",
    "email, nobody, ''",
  })
  void refusesWhatCannotBe(String field, String typed, String said) {
    var other = field.equals("value") ? "recipient" : "value";
    var answer = owner.post(list + "/new", list, field, typed, other, "20");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
    assertThat(queries.page(store, "", 10, null).rows()).isEmpty();
  }

  @Test
  void isSeenByWhoHelpsAndChangedByWhoManages() {
    owner.post(list + "/new", list, "value", "20");
    var support = staff.visitor(store, Role.SUPPORT);
    assertThat(support.get(here(only())).body()).contains("€20.00").doesNotContain("Switch off");
    assertThat(support.get(list + "/new").statusCode()).isEqualTo(403);
    assertThat(staff.visitor(store, Role.FULFILMENT).get(list).statusCode()).isEqualTo(403);
  }

  private static CardCode code(String page) {
    var found = CODE.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return CardCode.read(found.group(1)).orElseThrow();
  }

  private static String once(HttpResponse<String> page) {
    return Client.hidden(page, "once");
  }

  private GiftCard only() {
    return queries.page(store, "", 10, null).rows().getFirst();
  }

  private String here(GiftCard card) {
    return list + "/" + card.publicId();
  }
}
