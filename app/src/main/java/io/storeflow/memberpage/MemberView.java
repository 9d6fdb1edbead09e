package io.storeflow.memberpage;

import io.storeflow.invitation.Invitation;
import io.storeflow.invitation.InvitationQueries;
import io.storeflow.member.Granting;
import io.storeflow.member.Holding;
import io.storeflow.member.Member;
import io.storeflow.member.StaffQueries;
import io.storeflow.platform.code.Choice;
import io.storeflow.store.Permission;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of members show, as far as the one who looks may know it. */
@Component
class MemberView {

  /**
   * Where somebody works.
   *
   * @param store its name; null for all stores
   * @param role its code, where it is another one than that in the store of the page; else null
   */
  record Place(@Nullable String store, @Nullable String role) {}

  /**
   * A member in the list.
   *
   * @param role its code, in the store of the page
   */
  record Row(Member member, String role, List<Place> places, boolean me) {}

  /**
   * An invitation in the list.
   *
   * @param place name of the store; null for all
   */
  record Invited(Invitation invitation, @Nullable String place, boolean over) {}

  /**
   * One thing that may be done in the store, or not.
   *
   * @param words end of the key that names it
   */
  record Right(String words, boolean may) {}

  private final StaffQueries members;
  private final InvitationQueries invitations;
  private final Stores stores;
  private final MessageSource messages;
  private final Clock clock;

  MemberView(
      StaffQueries members,
      InvitationQueries invitations,
      Stores stores,
      MessageSource messages,
      Clock clock) {
    this.members = members;
    this.invitations = invitations;
    this.stores = stores;
    this.messages = messages;
    this.clock = clock;
  }

  MyReach reach(StoreAccess access) {
    var merchant = access.store().merchant();
    var mine = members.holding(merchant, access.person().personId());
    var entered =
        stores.of(merchant).stream()
            .filter(store -> mine.in(store.id()) != null)
            .sorted(Comparator.comparing(Store::name).thenComparing(Store::id))
            .toList();
    return new MyReach(mine, entered);
  }

  /** The list: members of the store, invitations, and what one may invite to. */
  String list(StoreAccess access, MyReach mine, Locale locale, Model model) {
    var store = access.store();
    var now = clock.instant();
    model.addAttribute("base", store.page("/members"));
    model.addAttribute(
        "rows", members.of(store).stream().map(it -> row(access, it, mine)).toList());
    model.addAttribute(
        "invited", invitations.open(store).stream().map(it -> invited(it, mine, now)).toList());
    model.addAttribute("roles", roles(Granting.gives(mine.holding().in(store.id())), true, locale));
    model.addAttribute("places", places(mine, locale));
    return "member/list";
  }

  /** One member: roles, and what they may do here. */
  String show(StoreAccess access, MyReach mine, Member member, Locale locale, Model model) {
    var store = access.store();
    var holding = member.holding();
    var here = Objects.requireNonNull(holding.in(store.id()));
    boolean me = member.id() == access.person().personId();
    boolean owner = holding.isOwner();
    boolean mayEdit = access.may(Permission.EDIT_MEMBERS) && !me && !owner;
    model.addAttribute("here", store.page("/members/" + member.publicId()));
    model.addAttribute("row", row(access, member, mine));
    model.addAttribute("mayEdit", mayEdit);
    model.addAttribute("mayRemove", mayEdit && (mine.inAll() || holding.inAll() == null));
    model.addAttribute("untouched", me ? "me" : owner ? "owner" : null);
    model.addAttribute("mayHandOver", access.may(Permission.HAND_OVER) && !me && !owner);
    model.addAttribute("inAll", mine.inAll());
    model.addAttribute("managed", mine.managed());
    model.addAttribute("choices", choices(holding, mine, locale));
    model.addAttribute("because", because(holding, store, here, locale));
    model.addAttribute("rights", rights(here));
    return "member/show";
  }

  /** What a role may do, as the table of roles has it. */
  static List<Right> rights(Role role) {
    return Stream.of(Permission.values())
        .map(it -> new Right(words(it), role.may(it)))
        .sorted(Comparator.comparing(Right::may).reversed())
        .toList();
  }

  static String words(Permission permission) {
    return permission.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words for codes of roles and public ids of stores, to say what another one has saved. */
  Map<String, List<Choice>> said(MyReach mine, Locale locale) {
    var roles = roles(List.of(Role.values()), false, locale);
    var named = mine.stores().stream().map(it -> Choice.of(it.publicId(), it.name())).toList();
    return Map.of("all", roles, "role", roles, "store", named);
  }

  private Row row(StoreAccess access, Member member, MyReach mine) {
    var here = Objects.requireNonNull(member.holding().in(access.store().id()));
    return new Row(
        member,
        here.code(),
        places(member.holding(), here, mine),
        member.id() == access.person().personId());
  }

  private static List<Place> places(Holding holding, Role here, MyReach mine) {
    var places = new ArrayList<Place>();
    if (holding.inAll() != null) places.add(new Place(null, other(holding.inAll(), here)));
    for (var store : mine.stores()) {
      var role = holding.alone().get(store.id());
      if (role != null) places.add(new Place(store.name(), other(role, here)));
    }
    return places;
  }

  private static @Nullable String other(Role role, Role here) {
    return role == here ? null : role.code();
  }

  private static Invited invited(Invitation it, MyReach mine, Instant now) {
    var place =
        mine.stores().stream()
            .filter(store -> Objects.equals(store.id(), it.storeId()))
            .map(Store::name)
            .findFirst();
    return new Invited(it, place.orElse(null), !it.expiresAt().isAfter(now));
  }

  private List<Choice> places(MyReach mine, Locale locale) {
    var all =
        mine.inAll()
            ? Stream.of(Choice.of(InviteForm.ALL, word("member.place.all", locale)))
            : Stream.<Choice>empty();
    var alone = mine.managed().stream().map(it -> Choice.of(it.publicId(), it.name()));
    return Stream.concat(alone, all).toList();
  }

  /** For each field of roles those that may be given, and the one that is there. */
  private Map<String, List<Choice>> choices(Holding holding, MyReach mine, Locale locale) {
    var choices =
        mine.managed().stream()
            .collect(
                Collectors.toMap(
                    Store::publicId,
                    store ->
                        choices(
                            mine.holding().in(store.id()),
                            holding.alone().get(store.id()),
                            locale)));
    choices.put(InviteForm.ALL, choices(mine.holding().inAll(), holding.inAll(), locale));
    return choices;
  }

  private List<Choice> choices(@Nullable Role mine, @Nullable Role there, Locale locale) {
    var given = new ArrayList<>(Granting.gives(mine));
    if (there != null && !given.contains(there)) given.add(there);
    return roles(given, false, locale);
  }

  private List<Choice> roles(List<Role> roles, boolean explained, Locale locale) {
    return roles.stream()
        .map(
            role -> {
              var choice = Choice.of(role.code(), word("invitation.role." + role.code(), locale));
              var hint = "member.role." + role.code() + ".hint";
              return explained ? choice.hint(word(hint, locale)) : choice;
            })
        .toList();
  }

  private String because(Holding holding, Store store, Role here, Locale locale) {
    var role = word("invitation.role." + here.code(), locale);
    if (!holding.isAlone(store.id())) return word("member.because.all", locale, role);
    return holding.inAll() == null
        ? word("member.because.alone", locale, role, store.name())
        : word(
            "member.because.instead",
            locale,
            role,
            store.name(),
            word("invitation.role." + holding.inAll().code(), locale));
  }

  private String word(String key, Locale locale, Object... with) {
    return messages.getMessage(key, with.length == 0 ? null : with, locale);
  }
}
