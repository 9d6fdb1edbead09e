package io.storeflow.live;

import io.storeflow.desk.BoardPasses;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.store.Merchant;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Who may follow which channel: by the same memberships as the dashboards, read again each time.
 */
@Component
@InRole(Role.LIVE)
public class LiveRights {
  /**
   * By whose right a channel is followed.
   *
   * @param person row id
   * @param merchant for which that person works; null for public channels
   */
  public record Grant(long person, @Nullable Merchant merchant) {
    /** Nobody's right is needed. */
    static final Grant PUBLIC = new Grant(0, null);

    /** Whether the right may end. */
    public boolean isGuarded() {
      return merchant != null;
    }
  }

  private final Stores stores;
  private final BoardPasses passes;
  private final ObjectProvider<SessionRepository<?>> sessions;

  LiveRights(Stores stores, BoardPasses passes, ObjectProvider<SessionRepository<?>> sessions) {
    this.stores = stores;
    this.passes = passes;
    this.sessions = sessions;
  }

  public boolean may(Viewer viewer, Topic topic) {
    return grant(viewer, topic).isPresent();
  }

  /**
   * By whose right the channel may be followed: that of the viewer, or of who got the pass that the
   * viewer holds. Foreign and unknown things are refused alike.
   */
  public Optional<Grant> grant(Viewer viewer, Topic topic) {
    var person = Optional.ofNullable(viewer.person());
    return switch (topic.kind()) {
      case INVENTORY, TRACK, MEMBER -> Optional.of(Grant.PUBLIC);
      case NOTIFICATIONS ->
          person.flatMap(
              it ->
                  stores
                      .followed(it, topic.id())
                      .map(merchant -> new Grant(it.personId(), merchant)));
      case ORDERS ->
          person
              .flatMap(it -> stores.enterByPublicId(it, topic.id()))
              .filter(LiveRights::seesOrders)
              .or(
                  () ->
                      Optional.ofNullable(viewer.passes().get(topic.id()))
                          .flatMap(token -> passes.enterByPublicId(topic.id(), token)))
              .map(access -> new Grant(access.person().personId(), access.store().merchant()));
    };
  }

  /** The viewer without the person, if the session of the handshake has ended since. */
  public Viewer asOfNow(Viewer viewer) {
    var repository = sessions.getIfAvailable();
    if (viewer.httpSession() == null || repository == null) return viewer;
    return repository.findById(viewer.httpSession()) == null ? viewer.signedOut() : viewer;
  }

  private static boolean seesOrders(StoreAccess access) {
    return access.may(Permission.SEE_ORDERS) || access.may(Permission.USE_BOARD);
  }
}
