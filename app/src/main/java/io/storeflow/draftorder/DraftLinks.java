package io.storeflow.draftorder;

import static io.storeflow.db.Tables.DRAFT_ORDER;
import static io.storeflow.db.Tables.DRAFT_ORDER_LINK;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.failure.SecurityLog.Event;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Links by which a draft is completed. A new one of the same way takes the place of the one before;
 * that in a mail and that which staff were shown stand beside each other. What is kept is no key.
 */
@Service
public class DraftLinks {
  /** The page to which they lead, below that of the shop: what it is told is in no path. */
  public static final String PAGE = "/offer";

  /** A draft with the token of its mail. */
  public record Written(DraftOrder draft, String token) {}

  private final DSLContext db;
  private final DraftQueries queries;
  private final Transactions transactions;
  private final Jobs jobs;
  private final RateLimits limits;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DraftLinks(
      DSLContext db,
      DraftQueries queries,
      Transactions transactions,
      Jobs jobs,
      RateLimits limits,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.queries = queries;
    this.transactions = transactions;
    this.jobs = jobs;
    this.limits = limits;
    this.events = events;
    this.clock = clock;
  }

  /** Where a token leads, in the shop. */
  public static String path(String token) {
    return PAGE + "?token=" + token;
  }

  /**
   * Has a link mailed; its time begins anew.
   *
   * @throws DraftMoved if it is cancelled or completed, or nothing is offered
   */
  public void mail(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var draft = send(store, publicId);
          jobs.enqueue(
              DraftMail.KIND, new DraftMail(store.id(), draft.id()), Jobs.Priority.DEFAULT);
          tell(store, actor, draft, Changes.none().field("send_to", null, draft.sendTo()));
        });
  }

  /**
   * Makes a link for staff to pass on; its time begins anew.
   *
   * @return its token, which is nowhere else
   * @throws DraftMoved as for a mail
   */
  public String make(Store store, String publicId, Actor actor) {
    return transactions.write(
        () -> {
          var draft = send(store, publicId);
          tell(store, actor, draft, Changes.none().field("link", null, LinkWay.COPY.code()));
          return token(store, draft.id(), LinkWay.COPY);
        });
  }

  private DraftOrder send(Store store, String publicId) {
    var draft = queries.get(store, publicId);
    if (!draft.state().isChanging() || draft.lines().isEmpty()) throw new DraftMoved();
    var d = only(store, DRAFT_ORDER);
    var now = clock.instant();
    int sent =
        db.update(d)
            .set(d.STATE, DraftState.SENT)
            .set(d.SENT_AT, now)
            .set(d.EXPIRES_AT, now.plus(Duration.ofDays(draft.days())))
            .where(d.ID.eq(draft.id()))
            .and(d.STATE.in(DraftState.OPEN, DraftState.SENT))
            .execute();
    if (sent == 0) throw new DraftMoved();
    return draft;
  }

  private String token(Store store, long draft, LinkWay way) {
    var token = PublicId.random() + PublicId.random();
    var l = DRAFT_ORDER_LINK;
    insertInto(db, store, l)
        .set(l.DRAFT_ID, draft)
        .set(l.WAY, way)
        .set(l.TOKEN_HASH, hash(token))
        .set(l.MADE_AT, clock.instant())
        .onDuplicateKeyUpdate()
        .set(l.TOKEN_HASH, hash(token))
        .set(l.MADE_AT, clock.instant())
        .execute();
    return token;
  }

  /** The draft with a new token, for the mail that is being written; empty if it is not offered. */
  public Optional<Written> write(Store store, long id) {
    return transactions.write(
        () ->
            queries
                .byId(store, id)
                .filter(it -> it.isOffered(clock.instant()) && !it.sendTo().isEmpty())
                .map(it -> new Written(it, token(store, id, LinkWay.MAIL))));
  }

  /**
   * The draft to which a token leads, however it stands by now.
   *
   * @param network from which it comes: guesses are counted
   * @throws NotFound for a token that leads nowhere, or not any more
   * @throws io.storeflow.platform.failure.Problem 429 for too many of these
   */
  public DraftOrder open(Store store, String token, String network) {
    var l = only(store, DRAFT_ORDER_LINK);
    var found =
        db.select(l.DRAFT_ID)
            .from(l)
            .where(l.TOKEN_HASH.eq(hash(token)))
            .fetchOptional(l.DRAFT_ID)
            .flatMap(id -> queries.byId(store, id));
    if (found.isEmpty()) {
      SecurityLog.tell(Event.PROOF_WRONG, store.slug());
      limits.require(Rule.PROOF, network);
    }
    return found.orElseThrow(NotFound::new);
  }

  private static byte[] hash(String token) {
    return Digest.bytes(token.getBytes(StandardCharsets.UTF_8));
  }

  private void tell(Store store, Actor actor, DraftOrder draft, Changes changes) {
    events.publishEvent(
        Audited.in(store, actor, "draft.sent", "draft", draft.publicId(), draft.name(), changes));
  }
}
