package io.storeflow.memberpage;

import io.storeflow.member.Holding;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The roles of a member, as far as the one who changes them manages them.
 *
 * @param all the code of that in all stores, empty for none; null is left as it is
 * @param stores those in single stores
 * @param version what the person saw in the fields before it
 */
record MemberForm(@Nullable String all, @Nullable List<Place> stores, @Nullable String version) {
  static final List<String> FIELDS = List.of("all", "stores");

  /**
   * @param role its code; empty for none of its own
   * @param store public id
   */
  record Place(@Nullable String role, @Nullable String store) {}

  static MemberForm of(Holding holding, MyReach mine) {
    var places =
        mine.managed().stream()
            .map(store -> new Place(code(holding.alone().get(store.id())), store.publicId()))
            .toList();
    var form = new MemberForm(mine.inAll() ? code(holding.inAll()) : null, places, null);
    return new MemberForm(form.all, places, Overtaken.version(form, FIELDS));
  }

  /** With a place for each store that one manages: of those it does not name, as they are. */
  MemberForm over(Holding holding, MyReach mine) {
    var typed = new HashMap<String, String>();
    for (var place : places()) typed.put(text(place.store()), text(place.role()));
    var laid =
        places(of(holding, mine)).stream()
            .map(it -> new Place(typed.getOrDefault(it.store(), text(it.role())), it.store()))
            .toList();
    return new MemberForm(all, laid, version);
  }

  /** Whether this was seen of that holding. */
  boolean isOf(Holding holding, MyReach mine) {
    return Objects.equals(of(holding, mine).version, version);
  }

  /** Notes what is no role and no store. */
  void check(Errors errors, MyReach mine) {
    if (!isRole(all)) errors.rejectValue("all", "member.error.role");
    var places = places();
    for (int i = 0; i < places.size(); i++) {
      var place = places.get(i);
      if (!isRole(place.role())) errors.rejectValue("stores[" + i + "].role", "member.error.role");
      else if (find(place, mine) == null)
        errors.rejectValue("stores[" + i + "].role", "member.error.place");
    }
  }

  /** The holding with what the form says, once it was checked. */
  Holding on(Holding before, MyReach mine) {
    var after = all == null ? before : before.withAll(role(all));
    for (var place : places()) {
      var store = find(place, mine);
      if (store != null) after = after.with(store.id(), role(place.role()));
    }
    return after;
  }

  private List<Place> places() {
    return places(this);
  }

  private static List<Place> places(MemberForm form) {
    return Objects.requireNonNullElse(form.stores, List.of());
  }

  private static String text(@Nullable String sent) {
    return Objects.requireNonNullElse(sent, "");
  }

  private static @Nullable Store find(Place place, MyReach mine) {
    return mine.managed().stream()
        .filter(store -> store.publicId().equals(place.store()))
        .findFirst()
        .orElse(null);
  }

  private static boolean isRole(@Nullable String code) {
    return code == null || code.isEmpty() || role(code) != null;
  }

  private static @Nullable Role role(@Nullable String code) {
    return Coded.find(Role.class, Objects.requireNonNullElse(code, "")).orElse(null);
  }

  private static String code(@Nullable Role role) {
    return role == null ? "" : role.code();
  }
}
