package io.storeflow.customergroup;

import static io.storeflow.db.Tables.CUSTOMER_GROUP;
import static io.storeflow.store.Owned.insertAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.tables.records.CustomerGroupRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff type and read about groups of customers. */
@AppTest
class GroupPageTest {
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private CustomerGroups groups;
  @Autowired private GroupChanges changes;

  @Autowired private DSLContext db;

  private Store store;
  private Staff.Visitor owner;
  private String list;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    list = "/s/" + store.slug() + "/pricing/groups";
  }

  @Test
  void twoGroupsHaveTwoNames() {
    owner.post(list, list, "name", "Regulars");
    var twice = owner.post(list, list, "name", "regulars");
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("Another group has this name.", "value=\"regulars\"");
    owner.post(list, list, "name", "Friends");
    var friends =
        groups.all(store.merchant()).stream()
            .filter(it -> it.name().equals("Friends"))
            .findFirst()
            .orElseThrow();
    var path = list + "/" + friends.publicId();
    assertThat(owner.post(path, path, "name", "Regulars").statusCode()).isEqualTo(422);
    assertThat(owner.post(path, path, "name", "friends").statusCode()).isEqualTo(302);
    assertThat(groups.all(store.merchant())).hasSize(2);
  }

  /** Groups are of the merchant: whose other store makes one counts too. */
  @Test
  void areNoMoreThanFitAlsoIfSomeAreMadeAtOnce() throws Exception {
    var rows =
        IntStream.range(1, CustomerGroup.MOST)
            .mapToObj(
                i -> {
                  var row = new CustomerGroupRecord();
                  row.setId(Ids.next());
                  row.setPublicId(PublicId.random());
                  row.setName("G" + i);
                  row.setCreatedAt(Instant.now());
                  return row;
                })
            .toList();
    world.change(store, () -> insertAll(db, store.merchant(), CUSTOMER_GROUP, rows));
    var other = world.store(store.merchant());
    var made = new AtomicInteger();
    Runnable more =
        () -> {
          int n = made.incrementAndGet();
          changes.create(n % 2 == 0 ? store : other, "More " + n, Actor.SYSTEM);
        };
    assertThat(AtOnce.passed(4, GroupFull.class, more)).isEqualTo(1);
    assertThat(groups.all(store.merchant())).hasSize(CustomerGroup.MOST);
  }

  @Test
  void takesAListAsItIsPasted() {
    var made =
        owner.post(
            list,
            list,
            "name",
            "Regulars",
            "emails",
            "Mika <Mika@Example.com>\nayse@example.com; mika@example.com");
    assertThat(made.statusCode()).isEqualTo(302);
    var group = groups.all(store.merchant()).getFirst();
    assertThat(group.size()).isEqualTo(2);
    var path = list + "/" + group.publicId();
    assertThat(owner.get(path).body()).contains("mika@example.com", "ayse@example.com");
    owner.post(path, path + "/members", "emails", "bo@example.com, mika@example.com");
    assertThat(owner.get(path).body()).contains("1 customer added", "3 customers");
    owner.post(path, path + "/members/removal", "email", "bo@example.com");
    owner.post(path, path, "name", "Friends");
    assertThat(owner.get(list).body()).contains("Friends", "2 customers");
    var audit = owner.get("/s/" + store.slug() + "/audit").body();
    assertThat(audit).contains("Customer group created", "Customer group changed");
    owner.post(path, path + "/removal");
    assertThat(groups.all(store.merchant())).isEmpty();
  }

  @Test
  void refusesWhatIsNoAddress() {
    var id = changes.create(store, "Regulars", Actor.SYSTEM);
    var path = list + "/" + id;
    var refused = owner.post(path, path + "/members", "emails", "a@b.example, mika at example");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("“mika at example” is no e-mail address", "a@b.example");
    assertThat(owner.post(path, path + "/members", "emails", " ").statusCode()).isEqualTo(422);
    var many = String.join("\n", Collections.nCopies(CustomerGroup.AT_ONCE + 1, "a@b.example"));
    assertThat(owner.post(path, path + "/members", "emails", many).body()).contains("At most 2");
    // It is not read to its end: nothing is said of what stands there.
    assertThat(owner.post(path, path + "/members", "emails", many + "\nmika at example").body())
        .contains("At most 2")
        .doesNotContain("is no e-mail address");
    assertThat(owner.post(list, list, "name", "").statusCode()).isEqualTo(422);
    assertThat(groups.all(store.merchant()).getFirst().size()).isZero();
  }

  @Test
  void turnsThePagesOfManyAndShowsThemToWhoMayEditAlone() {
    var id = changes.create(store, "Regulars", Actor.SYSTEM);
    var emails = IntStream.range(100, 250).mapToObj(i -> "a+" + i + "@example.com").toList();
    changes.add(store, id, emails, Actor.SYSTEM);
    var path = list + "/" + id;
    var first = owner.get(path).body();
    assertThat(first).contains("a+199@example.com").doesNotContain("a+200@example.com");
    var next = owner.get(path + "?cursor=a%2B199%40example.com").body();
    assertThat(next).contains("a+200@example.com", "a+249@example.com");
    assertThat(first).contains("cursor=a%2B199%40example.com");
    assertThat(staff.visitor(store, Role.VIEWER).get(path).statusCode()).isEqualTo(403);
  }
}
