package io.storeflow.mailtext;

import static io.storeflow.db.Tables.MAIL_SWITCH;
import static io.storeflow.db.Tables.MAIL_TEXT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What a store writes in its mails, by kind and language, and which of them it sends. */
@Service
public class MailTexts {
  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MailTexts(
      DSLContext db, Transactions transactions, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** What the store writes; empty where the usual words are sent. */
  public Optional<OwnText> own(Store store, MailKind kind, String language) {
    var t = only(store, MAIL_TEXT);
    return db.select(t.SUBJECT, t.TEXT, t.VERSION)
        .from(t)
        .where(t.KIND.eq(kind.code()))
        .and(t.LANGUAGE.eq(language))
        .fetchOptional(Records.mapping(OwnText::new));
  }

  /** Kinds of which the store writes something, in any language. */
  public Set<MailKind> written(Store store) {
    var t = only(store, MAIL_TEXT);
    var all = new HashSet<MailKind>();
    db.selectDistinct(t.KIND)
        .from(t)
        .forEach(row -> Coded.find(MailKind.class, row.value1()).ifPresent(all::add));
    return all;
  }

  /** Whether mails of that kind are sent. */
  public boolean isSent(Store store, MailKind kind) {
    return sent(store).getOrDefault(kind, kind.isUsual());
  }

  /** The same of every kind. One statement. */
  public Map<MailKind, Boolean> sent(Store store) {
    var s = only(store, MAIL_SWITCH);
    var all = new EnumMap<MailKind, Boolean>(MailKind.class);
    for (var kind : MailKind.values()) all.put(kind, kind.isUsual());
    db.select(s.KIND, s.SENT)
        .from(s)
        .forEach(
            row ->
                Coded.find(MailKind.class, row.value1())
                    .filter(MailKind::isTurned)
                    .ifPresent(kind -> all.put(kind, row.value2())));
    return all;
  }

  /**
   * Keeps what the store writes from now on.
   *
   * @param text whose version is the one that the person saw
   * @return false if somebody else has written meanwhile: nothing is changed
   */
  public boolean write(Store store, MailKind kind, String language, OwnText text, Actor actor) {
    return transactions.write(
        () -> {
          var before = locked(store, kind, language);
          if (before.map(OwnText::version).orElse(0) != text.version()) return false;
          var t = only(store, MAIL_TEXT);
          if (before.isEmpty())
            insertInto(db, store, MAIL_TEXT)
                .set(MAIL_TEXT.KIND, kind.code())
                .set(MAIL_TEXT.LANGUAGE, language)
                .set(MAIL_TEXT.SUBJECT, text.subject())
                .set(MAIL_TEXT.TEXT, text.text())
                .set(MAIL_TEXT.VERSION, 1)
                .set(MAIL_TEXT.CHANGED_AT, clock.instant())
                .execute();
          else
            db.update(t)
                .set(t.SUBJECT, text.subject())
                .set(t.TEXT, text.text())
                .set(t.VERSION, t.VERSION.plus(1))
                .set(t.CHANGED_AT, clock.instant())
                .where(t.KIND.eq(kind.code()))
                .and(t.LANGUAGE.eq(language))
                .execute();
          tell(
              store,
              kind,
              language,
              Changes.none()
                  .field("subject", before.map(OwnText::subject).orElse(""), text.subject())
                  .field("text", before.map(OwnText::text).orElse(""), text.text()),
              actor);
          return true;
        });
  }

  /** The usual words are sent again; nothing where they are. */
  public void forget(Store store, MailKind kind, String language, Actor actor) {
    transactions.write(
        () -> {
          var before = locked(store, kind, language);
          if (before.isEmpty()) return;
          var t = only(store, MAIL_TEXT);
          db.deleteFrom(t).where(t.KIND.eq(kind.code())).and(t.LANGUAGE.eq(language)).execute();
          var was = before.get();
          tell(
              store,
              kind,
              language,
              Changes.none().field("subject", was.subject(), "").field("text", was.text(), ""),
              actor);
        });
  }

  /** Says whether mails of that kind are sent, of those that are {@link MailKind#isTurned}. */
  public void send(Store store, MailKind kind, boolean sent, Actor actor) {
    if (!kind.isTurned()) return;
    transactions.write(
        () -> {
          boolean before = isSent(store, kind);
          if (before == sent) return;
          insertInto(db, store, MAIL_SWITCH)
              .set(MAIL_SWITCH.KIND, kind.code())
              .set(MAIL_SWITCH.SENT, sent)
              .onDuplicateKeyUpdate()
              .set(MAIL_SWITCH.SENT, sent)
              .execute();
          tell(store, kind, "", Changes.none().field("sent", before, sent), actor);
        });
  }

  private Optional<OwnText> locked(Store store, MailKind kind, String language) {
    var t = only(store, MAIL_TEXT);
    return db.select(t.SUBJECT, t.TEXT, t.VERSION)
        .from(t)
        .where(t.KIND.eq(kind.code()))
        .and(t.LANGUAGE.eq(language))
        .forUpdate()
        .fetchOptional(Records.mapping(OwnText::new));
  }

  private void tell(Store store, MailKind kind, String language, Changes changes, Actor actor) {
    var subject = language.isEmpty() ? kind.code() : kind.code() + " " + language;
    events.publishEvent(
        Audited.in(store, actor, "mail.changed", "mail", kind.code(), subject, changes));
  }
}
