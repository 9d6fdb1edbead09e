package io.storeflow.workpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import io.storeflow.work.Letter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says failed work in words, with the orders and people it names, in two statements for all. */
@Component
class WorkRows {
  private final DSLContext db;
  private final People people;
  private final MessageSource messages;

  WorkRows(DSLContext db, People people, MessageSource messages) {
    this.db = db;
    this.people = people;
    this.messages = messages;
  }

  List<WorkRow> of(StoreAccess access, List<Letter> letters, Locale locale) {
    boolean sees = access.may(Permission.SEE_ORDERS);
    var orders = orders(access, letters);
    var names = names(letters);
    return letters.stream()
        .map(
            it ->
                new WorkRow(
                    it,
                    kind(it.kind(), locale),
                    ShownPayload.text(it.error(), sees),
                    ShownPayload.of(it.payload(), sees),
                    order(it, orders),
                    name(it.assignee(), names),
                    it.resolution() == null ? null : name(it.resolution().by(), names)))
        .toList();
  }

  /** The kind of work in words; as it is called where there are none. */
  String kind(String kind, Locale locale) {
    return Objects.requireNonNull(messages.getMessage("work.kind." + kind, null, kind, locale));
  }

  private Map<Long, Long> orders(StoreAccess access, List<Letter> letters) {
    var ids =
        letters.stream()
            .flatMap(it -> ShownPayload.order(it.payload()).stream().boxed())
            .distinct()
            .toList();
    var o = only(access.store(), ORDERS);
    return db.select(o.ID, o.NUMBER).from(o).where(o.ID.in(ids)).fetchMap(o.ID, o.NUMBER);
  }

  private Map<Long, Person> names(List<Letter> letters) {
    var ids =
        letters.stream()
            .flatMap(
                it ->
                    Stream.of(it.assignee(), it.resolution() == null ? null : it.resolution().by()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return people.byIds(ids);
  }

  private static @Nullable Long order(Letter letter, Map<Long, Long> orders) {
    var id = ShownPayload.order(letter.payload());
    return id.isPresent() ? orders.get(id.getAsLong()) : null;
  }

  private static @Nullable String name(@Nullable Long id, Map<Long, Person> names) {
    var person = id == null ? null : names.get(id);
    return person == null ? null : person.name();
  }
}
