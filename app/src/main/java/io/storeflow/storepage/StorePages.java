package io.storeflow.storepage;

import static io.storeflow.db.Tables.STORE_PAGE;
import static io.storeflow.db.Tables.STORE_PAGE_SLUG;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.Slugs;
import io.storeflow.db.tables.StorePageSlug;
import io.storeflow.db.tables.records.StorePageSlugRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pulse.Pulse;
import io.storeflow.slug.FormerSlugs;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.storepage.PageRefused.Why;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The pages that a store writes for its shoppers. */
@Service
public class StorePages {
  /** Of a store: all of them stand at the foot of each page. */
  static final int MOST = 24;

  private final DSLContext db;
  private final FormerSlugs<StorePageSlugRecord, StorePageSlug> former;
  private final Transactions transactions;
  private final StorePageQueries queries;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StorePages(
      DSLContext db,
      Transactions transactions,
      StorePageQueries queries,
      Pulse pulse,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.pulse = pulse;
    this.events = events;
    this.clock = clock;
    former =
        new FormerSlugs<>(
            db,
            clock,
            STORE_PAGE_SLUG,
            STORE_PAGE_SLUG.SLUG,
            STORE_PAGE_SLUG.PAGE_ID,
            STORE_PAGE_SLUG.CREATED_AT);
  }

  /** All of them in their order, drafts too. One statement. */
  public List<PageLine> all(Store store) {
    return queries.lines(store);
  }

  /** Those that shoppers see, in their order. One statement. */
  public List<PageLine> published(Store store) {
    return queries.lines(store).stream().filter(PageLine::published).toList();
  }

  /** The one that shoppers see at this address. One statement. */
  public Optional<StorePage> publishedAt(Store store, String slug) {
    return queries.publishedAt(store, slug);
  }

  /** The present slug of the page that shoppers see and that once had this one. One statement. */
  public Optional<String> movedTo(Store store, String slug) {
    return queries.movedTo(store, slug);
  }

  /** Pages that the law of the store's country asks for and shoppers do not see. */
  public List<LegalPage> missing(Store store) {
    return missing(store, published(store));
  }

  static List<LegalPage> missing(Store store, List<PageLine> pages) {
    Set<LegalPage> there =
        pages.stream()
            .filter(it -> it.published() && it.legal() != null)
            .map(PageLine::legal)
            .collect(Collectors.toSet());
    return LegalPage.missing(store.settings().country(), there);
  }

  /**
   * @throws NotFound if the store has no such
   */
  StorePage get(Store store, String publicId) {
    return queries.byPublicId(store, publicId).orElseThrow(NotFound::new);
  }

  /**
   * Creates a page and returns its public id.
   *
   * @param legal null for a free one
   * @throws PageRefused if there are enough, another has the address, or the legal one is there
   */
  public String create(Store store, @Nullable LegalPage legal, PageChange page, Actor actor) {
    var publicId = PublicId.random();
    return unlessTaken(
        () -> {
          var all = locked(store);
          if (all.size() >= MOST) throw new PageRefused(Why.MANY);
          if (legal != null && all.stream().anyMatch(it -> it.legal() == legal))
            throw new PageRefused(Why.THERE);
          var slug = page.slug().isEmpty() ? free(all, page.title()) : page.slug();
          insertInto(db, store, STORE_PAGE)
              .set(STORE_PAGE.ID, Ids.next())
              .set(STORE_PAGE.PUBLIC_ID, publicId)
              .set(STORE_PAGE.SLUG, slug)
              .set(STORE_PAGE.TITLE, page.title())
              .set(STORE_PAGE.LEGAL, legal)
              .set(STORE_PAGE.TEXT, page.text().text())
              .set(STORE_PAGE.HTML, page.text().html())
              .set(STORE_PAGE.PUBLISHED, page.published())
              .set(STORE_PAGE.POSITION, all.size())
              .set(STORE_PAGE.VERSION, 1)
              .set(STORE_PAGE.UPDATED_AT, clock.instant())
              .execute();
          former.taken(store, slug);
          var changes =
              Audited.Changes.none()
                  .field("title", null, page.title())
                  .field("slug", null, slug)
                  .field("published", null, page.published());
          tell(store, "created", publicId, page.title(), changes, actor);
          return publicId;
        });
  }

  /**
   * Changes a page.
   *
   * @param version that the person saw
   * @throws PageRefused if it was changed since, or another page has the address
   */
  void change(Store store, String publicId, int version, PageChange to, Actor actor) {
    unlessTaken(
        () -> {
          var before = get(store, publicId);
          var slug = to.slug().isEmpty() ? before.slug() : to.slug();
          var p = only(store, STORE_PAGE);
          int changed =
              db.update(p)
                  .set(p.TITLE, to.title())
                  .set(p.SLUG, slug)
                  .set(p.TEXT, to.text().text())
                  .set(p.HTML, to.text().html())
                  .set(p.PUBLISHED, to.published())
                  .set(p.VERSION, version + 1)
                  .set(p.UPDATED_AT, clock.instant())
                  .where(p.PUBLIC_ID.eq(publicId))
                  .and(p.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new PageRefused(Why.STALE);
          former.moved(store, before.id(), before.slug(), slug);
          var changes =
              Audited.Changes.none()
                  .field("title", before.title(), to.title())
                  .field("slug", before.slug(), slug)
                  .field("published", before.published(), to.published())
                  .field("description", before.text().text(), to.text().text());
          tell(store, "changed", publicId, to.title(), changes, actor);
          return publicId;
        });
  }

  /** Moves a page one place to the front or the back; the first and the last stay. */
  void move(Store store, String publicId, boolean up, Actor actor) {
    transactions.write(
        () -> {
          var order = new ArrayList<>(locked(store));
          int from = order.stream().map(PageLine::publicId).toList().indexOf(publicId);
          if (from < 0) throw new NotFound();
          int to = up ? from - 1 : from + 1;
          if (to < 0 || to >= order.size()) return;
          var moved = order.remove(from);
          order.add(to, moved);
          var p = only(store, STORE_PAGE);
          for (int i = Math.min(from, to); i < order.size(); i++)
            db.update(p).set(p.POSITION, i).where(p.ID.eq(order.get(i).id())).execute();
          var changes = Audited.Changes.none().field("position", from + 1, to + 1);
          tell(store, "changed", publicId, moved.title(), changes, actor);
        });
  }

  void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var page = get(store, publicId);
          var p = only(store, STORE_PAGE);
          db.deleteFrom(p).where(p.ID.eq(page.id())).execute();
          var changes =
              Audited.Changes.none()
                  .field("title", page.title(), null)
                  .field("description", page.text().text(), null);
          tell(store, "deleted", publicId, page.title(), changes, actor);
        });
  }

  /** All of them; nobody else adds or moves one until the transaction ends. */
  private List<PageLine> locked(Store store) {
    var p = only(store, STORE_PAGE);
    db.select(p.ID).from(p).forUpdate().fetch();
    return queries.lines(store);
  }

  private String unlessTaken(java.util.function.Supplier<String> work) {
    try {
      return transactions.write(work);
    } catch (DuplicateKeyException taken) {
      throw new PageRefused(Why.SLUG_TAKEN);
    }
  }

  private static String free(List<PageLine> all, String title) {
    var made = Slugs.of(title);
    var slug = made.isEmpty() ? "page" : made;
    var taken = all.stream().map(PageLine::slug).toList();
    var tried = slug;
    for (int n = 2; taken.contains(tried); n++) tried = Slugs.numbered(slug, n);
    return tried;
  }

  private void tell(
      Store store,
      String what,
      String publicId,
      String title,
      Audited.Changes changes,
      Actor actor) {
    if (changes.isEmpty()) return;
    events.publishEvent(Audited.in(store, actor, "page." + what, "page", publicId, title, changes));
    pulse.shopChanged(store);
  }
}
