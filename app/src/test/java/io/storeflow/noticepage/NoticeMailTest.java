package io.storeflow.noticepage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.account.Person;
import io.storeflow.db.tables.records.MailboxMessageRecord;
import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What strangers make up fills no mailbox, and keeps no other mail from it. */
@AppTest
class NoticeMailTest {
  private static final int MADE_UP = 30;

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Notices notices;
  @Autowired RateLimits limits;
  @Autowired DSLContext db;

  private Store store;
  private Person manager;

  @BeforeEach
  void aStore() {
    store = world.store();
    manager = world.member(store, Role.MANAGER);
  }

  @Test
  void theFirstUnprovenWithdrawalIsMailedAndTheOthersAreToldOfTogether() {
    for (int i = 0; i < MADE_UP; i++) tell(NoticeKind.WITHDRAWN_UNPROVEN, "win.evil.com " + i);
    tell(NoticeKind.WITHDRAWN, "#1001");
    tell(NoticeKind.RETURN_ASKED, "#1002");
    await().until(this::mails, it -> it.size() == 3);
    assertThat(subjects())
        .anyMatch(it -> it.endsWith("order #1001"))
        .anyMatch(it -> it.endsWith("order #1002"))
        .anyMatch(it -> it.contains("not proven yet: order win.\u2060evil.\u2060com 0"));
    await().until(this::waiting, it -> it == 1);
    var path = "/s/" + store.slug() + "/notices";
    assertThat(staff.visitor(World.signedIn(manager)).get(path + "/count").body()).isEqualTo("32");

    theHourIsOver();
    await().until(this::mails, it -> it.size() == 4);
    assertThat(subjects())
        .anyMatch(it -> it.endsWith("30 withdrawals that are not proven yet are unread"));
    assertThat(mails())
        .filteredOn(it -> it.getSubject().contains("30 withdrawals"))
        .allSatisfy(
            it ->
                assertThat(it.getBodyText() + it.getBodyHtml())
                    .contains("/s/" + store.slug() + "/withdrawals")
                    .doesNotContain("??", "[#"));
  }

  @Test
  void whatIsReadByTheEndOfTheHourIsNotMailed() {
    for (int i = 0; i < 2; i++) tell(NoticeKind.WITHDRAWN_UNPROVEN, "none " + i);
    await().until(this::waiting, it -> it == 1);
    await().until(this::mails, it -> it.size() == 1);
    notices.readAll(store.merchant(), manager.id(), Long.MAX_VALUE);
    theHourIsOver();
    await().until(this::waiting, it -> it == 0);
    assertThat(mails()).hasSize(1);
  }

  /** The mails that one address gets are left to the others. */
  @Test
  void whatAnybodyMakesUpTakesNothingFromTheOthers() {
    int before = limits.take(Rule.ORDER_MAIL, manager.email()).remaining();
    tell(NoticeKind.WITHDRAWN_UNPROVEN, "none");
    await().until(this::mails, it -> it.size() == 1);
    assertThat(limits.take(Rule.ORDER_MAIL, manager.email()).remaining()).isEqualTo(before - 1);
  }

  private void tell(NoticeKind kind, String subject) {
    notices.tell(store, kind, subject, "/withdrawals", Actor.SHOPPER);
  }

  private List<MailboxMessageRecord> mails() {
    return db.selectFrom(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.RECIPIENT.eq(manager.email()))
        .and(MAILBOX_MESSAGE.SUBJECT.startsWith(store.name()))
        .fetch();
  }

  private List<String> subjects() {
    return mails().stream().map(MailboxMessageRecord::getSubject).toList();
  }

  private int waiting() {
    return db.fetchCount(table(name("scheduled_tasks")), together());
  }

  private void theHourIsOver() {
    db.update(table(name("scheduled_tasks")))
        .set(field(name("execution_time")), currentTimestamp())
        .where(together())
        .execute();
  }

  private Condition together() {
    return field(name("task_name"), String.class)
        .eq("mail.unproven")
        .and(
            field(name("task_instance"), String.class)
                .startsWith(manager.id() + "." + store.id() + "."));
  }
}
