package io.storeflow.inbox;

import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.Merchants;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class InboxTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Merchants merchants;
  @Autowired private Clock clock;

  private Merchant merchant;
  private Store store;
  private Store other;
  private long number;

  @BeforeEach
  void open() {
    merchant = world.merchant();
    store = world.store(merchant);
    other = world.store(merchant);
  }

  @Test
  void showsAViewOfOneStoreOrOfAll() {
    var now = clock.instant();
    var late = now.minus(Duration.ofMinutes(5));
    named(store, "Fresh", NEW, null);
    named(store, "Overdue", PREPARING, late);
    named(other, "Done", READY, late);
    var owner = owner();
    assertThat(owner.get("/stores").body()).contains("Fresh", "Overdue", "Done");
    assertThat(owner.get("/stores?view=new").body())
        .contains("Fresh")
        .doesNotContain("Overdue", "Done");
    assertThat(owner.get("/stores?view=late").body())
        .contains("Overdue")
        .doesNotContain("Fresh", "Done");
    assertThat(owner.get("/stores?view=ready&store=" + store.slug()).body())
        .contains("No open order of these stores is in this view.")
        .doesNotContain("Done");
    assertThat(owner.get("/stores?store=" + other.slug()).body())
        .contains("Done")
        .doesNotContain("Fresh");
  }

  /** From seven stores on there is a field; what it finds alone is entered at once. */
  @Test
  void findsAStoreByItsName() {
    var few = owner();
    assertThat(few.get("/stores").body()).doesNotContain("my-stores");
    var person = world.member(merchant, Role.OWNER);
    var theirs = world.store();
    world.admit(person, theirs, Role.VIEWER);
    for (int i = 0; i < 4; i++) world.store(merchant);
    var many = staff.visitor(World.signedIn(person));
    assertThat(many.get("/s/" + store.slug()).body())
        .contains("list=\"my-stores\"", "<bdi>" + theirs.merchant().name() + "</bdi>");
    var found = many.get("/stores?q=" + theirs.name().replace(" ", "+").toUpperCase(Locale.ROOT));
    assertThat(many.path(found)).isEqualTo("/s/" + theirs.slug());
    var several = many.get("/stores?q=" + merchant.name().replace(" ", "+"));
    assertThat(several.statusCode()).isEqualTo(200);
    assertThat(several.body()).contains(">" + store.name() + "<", ">" + other.name() + "<");
    assertThat(many.get("/stores?q=nothing+of+mine").body()).contains("No store of yours");
  }

  @Test
  void showsAllWhereTheAddressMakesNoSenseAndNeverAForeignStore() {
    var foreign = world.store();
    named(store, "Ours", NEW, null);
    named(foreign, "Theirs", NEW, null);
    assertThat(owner().get("/stores?view=odd&store=" + foreign.slug()).body())
        .contains("Ours")
        .doesNotContain("Theirs", foreign.name());
  }

  @Test
  void findsByWordsAndByWhereTheMoneyIs() {
    named(store, "Zoë Ant", NEW, null);
    named(other, "Zoë Bee", NEW, null);
    named(other, "Yann", NEW, null);
    var owner = owner();
    assertThat(owner.get("/stores?words=zoe").body())
        .contains("Zoë Ant", "Zoë Bee")
        .doesNotContain("Yann");
    assertThat(owner.get("/stores?words=zoe+bee&payment=due").body())
        .contains("Zoë Bee", "value=\"zoe bee\"")
        .doesNotContain("Zoë Ant");
    assertThat(owner.get("/stores?words=zoe&payment=refunded").body()).doesNotContain("Zoë Ant");
    assertThat(owner.get("/stores?payment=odd&words=%23" + number).body())
        .contains("Yann")
        .doesNotContain("Zoë");
  }

  @Test
  void saysOfEachWhereItsMoneyIs() {
    placed.order(store, clock.instant(), NEW, row -> row.setPaymentState(PaymentState.PENDING));
    named(other, "Zoë Bee", NEW, null);
    assertThat(owner().get("/stores").body())
        .contains("<span>Payment</span>", ">Awaiting payment<", ">Due<");
  }

  @Test
  void acceptsWhereThePersonMayAndTellsOfEach() {
    named(store, "Ours", NEW, null);
    var fresh = store.slug() + "/" + number;
    named(other, "Ready", READY, null);
    var ready = other.slug() + "/" + number;
    var foreign = world.store();
    named(foreign, "Theirs", NEW, null);
    var theirs = foreign.slug() + "/" + number;
    var owner = owner();
    assertThat(owner.get("/stores").body()).contains("value=\"" + fresh + "\"");
    var answer =
        owner.post(
            "/stores",
            "/stores/acceptance?view=new",
            "order",
            fresh,
            "order",
            ready,
            "order",
            theirs,
            "order",
            other.slug() + "/7",
            "order",
            "<b>");
    assertThat(owner.path(answer)).isEqualTo("/stores?view=new");
    assertThat(owner.get("/stores?view=new").body())
        .contains(">accepted<", ">is ready<", ">is no longer there<")
        .doesNotContain(foreign.name(), "/orders/" + number + "\"");
    var many = new ArrayList<String>();
    for (int i = 0; i < 5_000; i++) many.addAll(List.of("order", store.slug() + "/" + i));
    owner.post("/stores", "/stores/acceptance", many.toArray(String[]::new));
    assertThat(owner.get("/stores").body()).contains("at most 100, and nothing was done");
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.get("/stores").body()).contains("Ours").doesNotContain("class=\"pick\"");
    viewer.post("/stores", "/stores/acceptance", "order", fresh);
    assertThat(viewer.get("/stores").body()).contains("Nothing was selected");
  }

  @Test
  void followsTheMerchantsChannelForThoseWhoSeeAllOfIt() {
    var topic = "/topic/merchant." + merchant.publicId() + ".notifications";
    assertThat(owner().get("/stores").body())
        .contains("data-topic=\"" + topic + "\"", "data-behaviour=\"live-region\"");
    assertThat(owner().get("/stores/region?view=new").body())
        .contains("data-seq=", "data-src=\"/stores/region?view=new\"")
        .doesNotContain("<html", "??");
    var cook = staff.visitor(store, Role.FULFILMENT);
    assertThat(cook.get("/stores").body()).doesNotContain("live-region");
    var both = world.person();
    merchants.admit(both.id(), merchant, null, Role.OWNER, Actor.SYSTEM);
    var second = world.store();
    merchants.admit(both.id(), second.merchant(), null, Role.OWNER, Actor.SYSTEM);
    assertThat(staff.visitor(World.signedIn(both)).get("/stores").body())
        .contains(second.name())
        .doesNotContain("live-region");
  }

  private Staff.Visitor owner() {
    var person = world.person();
    merchants.admit(person.id(), merchant, null, Role.OWNER, Actor.SYSTEM);
    return staff.visitor(World.signedIn(person));
  }

  private void named(Store of, String name, FulfilmentState state, @Nullable Instant promised) {
    number =
        placed.order(
            of,
            clock.instant().minusSeconds(1),
            state,
            row -> {
              row.setCustomerName(name);
              row.setPromisedAt(promised);
            });
  }
}
