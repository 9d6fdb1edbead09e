package io.storeflow.foodpage;

import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.MODIFIER_GROUP;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;

import io.storeflow.allergen.Food;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.pulse.Pulse;
import io.storeflow.sharing.StatementFollowers;
import io.storeflow.sharing.StatementFollowers.StatedAtSource;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Keeps what staff state of products and modifiers; what is said counts at once in the shop. */
@Service
public class FoodStatements implements StatementFollowers.Statements<Food> {
  /**
   * A product or a modifier, with what is stated of it.
   *
   * @param subject public id of the product, or of the modifier's group
   */
  record Stated(long id, String subject, String title, Food food) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Pulse pulse;
  private final StatementFollowers followers;
  private final ApplicationEventPublisher events;

  FoodStatements(
      DSLContext db,
      Transactions transactions,
      Pulse pulse,
      StatementFollowers followers,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.pulse = pulse;
    this.followers = followers;
    this.events = events;
  }

  /**
   * @throws NotFound if the store has no such product
   */
  Stated ofProduct(Store store, String publicId) {
    return findProduct(store, publicId).orElseThrow(NotFound::new);
  }

  private Optional<Stated> findProduct(Store store, String publicId) {
    var p = only(store, PRODUCT);
    return db.select(p.ID, p.PUBLIC_ID, p.TITLE, row(p.ALLERGENS, p.ADDITIVES).mapping(Food::read))
        .from(p)
        .where(p.PUBLIC_ID.eq(publicId))
        .fetchOptional(mapping(Stated::new));
  }

  @Override
  public Optional<Said<Food>> said(Store store, String publicId) {
    return findProduct(store, publicId).map(it -> new Said<>(it.id(), it.food()));
  }

  /**
   * @throws NotFound if the store has no such modifier
   */
  Stated ofModifier(Store store, String publicId) {
    var m = only(store, MODIFIER);
    var g = only(store, MODIFIER_GROUP);
    return db.select(m.ID, g.PUBLIC_ID, m.TITLE, row(m.ALLERGENS, m.ADDITIVES).mapping(Food::read))
        .from(m)
        .join(g)
        .on(g.ID.eq(m.GROUP_ID))
        .where(m.PUBLIC_ID.eq(publicId))
        .fetchOptional(mapping(Stated::new))
        .orElseThrow(NotFound::new);
  }

  /**
   * Says it of the product, whatever was stated before.
   *
   * @throws StatedAtSource if it follows one itself
   */
  public void stateOfProduct(Store store, String publicId, Food food, Actor actor) {
    stateOfProduct(store, publicId, null, food, actor);
  }

  /**
   * Says it of the product, and soon of those of other stores that follow it.
   *
   * @param seen the version of the form, of what was stated until now; null states it in any case
   * @throws StatedAtSource if it follows one itself
   * @throws StaleForm if somebody else has stated something else since
   */
  void stateOfProduct(Store store, String publicId, @Nullable String seen, Food food, Actor actor) {
    transactions.write(
        () -> {
          followers.own(store, publicId);
          var was = ofProduct(store, publicId);
          refuseStale(was, seen, food);
          copyToProduct(store, publicId, food, actor);
        });
  }

  @Override
  public void copyToProduct(Store store, String publicId, Food food, Actor actor) {
    transactions.write(
        () -> {
          var was = ofProduct(store, publicId);
          if (was.food().equals(food)) return;
          var p = only(store, PRODUCT);
          db.update(p)
              .set(p.ALLERGENS, food.allergensKept())
              .set(p.ADDITIVES, food.additivesKept())
              .where(p.ID.eq(was.id()))
              .execute();
          followers.tell(
              store, publicId, was.title(), changes(was, food), FollowedFood.KIND, actor);
        });
  }

  /** Says it of a modifier, whatever was stated before. */
  public void stateOfModifier(Store store, String publicId, Food food, Actor actor) {
    stateOfModifier(store, publicId, null, food, actor);
  }

  /**
   * Says it of a modifier.
   *
   * @param seen the version of the form, of what was stated until now; null states it in any case
   * @throws StaleForm if somebody else has stated something else since
   */
  void stateOfModifier(
      Store store, String publicId, @Nullable String seen, Food food, Actor actor) {
    transactions.write(
        () -> {
          var m = only(store, MODIFIER);
          db.select(m.ID).from(m).where(m.PUBLIC_ID.eq(publicId)).forUpdate().fetch();
          var was = ofModifier(store, publicId);
          if (was.food().equals(food)) return;
          refuseStale(was, seen, food);
          db.update(m)
              .set(m.ALLERGENS, food.allergensKept())
              .set(m.ADDITIVES, food.additivesKept())
              .where(m.ID.eq(was.id()))
              .execute();
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "modifiers.changed",
                  "modifiers",
                  was.subject(),
                  was.title(),
                  changes(was, food)));
          pulse.shopChanged(store);
        });
  }

  private static void refuseStale(Stated now, @Nullable String seen, Food wanted) {
    if (seen == null || now.food().equals(wanted)) return;
    if (!seen.equals(FoodForm.of(now.food()).version())) throw new StaleForm();
  }

  private static Changes changes(Stated was, Food food) {
    return Changes.none()
        .field("allergens", was.food().allergensKept(), food.allergensKept())
        .field("additives", was.food().additivesKept(), food.additivesKept());
  }
}
