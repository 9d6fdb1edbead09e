package io.storeflow.live;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.BoardPasses;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Who may follow which channel: by the same memberships as the dashboards, read again each time.
 */
@Component
@InRole(Role.LIVE)
public class LiveRights {
  /** Nobody's right is needed. */
  public static final long PUBLIC = 0;

  private final Stores stores;
  private final BoardPasses passes;
  private final ObjectProvider<SessionRepository<?>> sessions;

  LiveRights(Stores stores, BoardPasses passes, ObjectProvider<SessionRepository<?>> sessions) {
    this.stores = stores;
    this.passes = passes;
    this.sessions = sessions;
  }

  public boolean may(Viewer viewer, Topic topic) {
    return grantor(viewer, topic).isPresent();
  }

  /**
   * Row id of the person by whose right the channel may be followed: the viewer, or who got the
   * pass that the viewer holds; {@link #PUBLIC} for public ones. Foreign and unknown things are
   * refused alike.
   */
  public Optional<Long> grantor(Viewer viewer, Topic topic) {
    var person = Optional.ofNullable(viewer.person());
    return switch (topic.kind()) {
      case INVENTORY, TRACK, MEMBER -> Optional.of(PUBLIC);
      case NOTIFICATIONS ->
          person.filter(it -> stores.seesAllOrders(it, topic.id())).map(SignedIn::personId);
      case ORDERS ->
          person
              .flatMap(it -> stores.enterByPublicId(it, topic.id()))
              .filter(LiveRights::seesOrders)
              .or(
                  () ->
                      Optional.ofNullable(viewer.passes().get(topic.id()))
                          .flatMap(token -> passes.enterByPublicId(topic.id(), token)))
              .map(access -> access.person().personId());
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
