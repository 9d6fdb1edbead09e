package io.storeflow.workpage;

import io.storeflow.account.SignedIn;
import io.storeflow.member.Member;
import io.storeflow.member.StaffQueries;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.work.LetterFilter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may look after failed work of a store. */
@Component
class WorkPeople {
  /** Of nobody's letters. */
  private static final long NOBODY = 0;

  private final StaffQueries staff;

  WorkPeople(StaffQueries staff) {
    this.staff = staff;
  }

  /** Those who may see it, by name. */
  List<Member> of(Store store) {
    return staff.of(store).stream()
        .filter(
            it -> {
              var role = it.holding().in(store.id());
              return role != null && role.may(Permission.SEE_FAILED_WORK);
            })
        .toList();
  }

  /** One of them. */
  Optional<Member> find(Store store, String publicId) {
    return of(store).stream().filter(it -> it.publicId().equals(publicId)).findFirst();
  }

  /** Row id of whom the filter names; null where it names nobody. */
  static @Nullable Long meant(LetterFilter filter, SignedIn me, List<Member> people) {
    if (filter.who().isEmpty() || filter.who().equals(LetterFilter.NOBODY)) return null;
    if (filter.who().equals(LetterFilter.ME)) return me.personId();
    return people.stream()
        .filter(it -> it.publicId().equals(filter.who()))
        .findFirst()
        .map(Member::id)
        .orElse(NOBODY);
  }
}
