package io.storeflow.productimport;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.category.CategoryTree;
import io.storeflow.importpicture.PictureJobs;
import io.storeflow.importpicture.PictureJobs.Wanted;
import io.storeflow.importplan.CategoryNames;
import io.storeflow.importplan.Pieces;
import io.storeflow.importplan.Pieces.Told;
import io.storeflow.importplan.Plan;
import io.storeflow.importplan.Was;
import io.storeflow.importplan.Wish;
import io.storeflow.platform.Failpoint;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.turn.Turns;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.ProductFile;
import io.storeflow.productfile.Unreadable;
import io.storeflow.productimport.Lines.Became;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does what the dry run has shown, some products at a time, each some in a transaction of its own:
 * who goes on after a crash goes on where it ended, and nothing is done twice. What is not as the
 * dry run saw it is left alone.
 */
@Component
class Running {
  private final Transactions transactions;
  private final ImportQueries queries;
  private final ImportFiles files;
  private final ManyProducts products;
  private final Lookups lookups;
  private final MadeCategories categories;
  private final Lines lines;
  private final PictureJobs pictures;
  private final Ending ending;
  private final Turns turns;

  Running(
      Transactions transactions,
      ImportQueries queries,
      ImportFiles files,
      ManyProducts products,
      Lookups lookups,
      MadeCategories categories,
      Lines lines,
      PictureJobs pictures,
      Ending ending,
      Turns turns) {
    this.transactions = transactions;
    this.queries = queries;
    this.files = files;
    this.products = products;
    this.lookups = lookups;
    this.categories = categories;
    this.lines = lines;
    this.pictures = pictures;
    this.ending = ending;
    this.turns = turns;
  }

  /**
   * All that waits; it is done then.
   *
   * @throws io.storeflow.platform.job.NotYet if others have their turn before the rest
   */
  void toTheEnd(Store store, long id) {
    var row = queries.byId(store, id);
    if (!row.isRunning()) return;
    var turn = turns.begin(ImportJobs.RUN);
    try (var copy = files.copy(store, id)) {
      var file = ProductFile.read(copy.path(), Looking.rules(store));
      var run = new Run(store, id, Ending.actor(row), lookups.categories(store));
      Pieces.of(
          file,
          queries.settled(store, id),
          passed -> {},
          piece -> {
            at(run, piece);
            turn.letOthers();
          });
      ending.ran(store, id);
    } catch (Unreadable other) {
      throw new IllegalStateException("The file was read before", other);
    }
  }

  /** One run, with the store's categories as they were read last. */
  private static final class Run {
    private final Store store;
    private final long id;
    private final Actor actor;
    private CategoryTree tree;

    Run(Store store, long id, Actor actor, CategoryTree tree) {
      this.store = store;
      this.id = id;
      this.actor = actor;
      this.tree = tree;
    }
  }

  private void at(Run run, List<Told> piece) {
    var told = new HashMap<Integer, FileProduct>();
    for (var it : piece)
      if (it instanceof Told.OfProduct(int number, FileProduct product)) told.put(number, product);
    if (told.isEmpty()) return;
    Apart.from(
        List.copyOf(told.keySet()),
        numbers -> run.tree = transactions.write(() -> some(run, told, numbers)),
        (number, why) -> transactions.write(() -> left(run, number, why)));
  }

  private void left(Run run, int number, String why) {
    var waiting =
        queries.lines(run.store, run.id, List.of(number), ImportStep.WAITING).stream()
            .map(it -> Became.left(it, ImportStep.LEFT, why))
            .toList();
    lines.note(run.store, run.id, waiting);
  }

  /** Returns the categories as they are when it is committed. */
  private CategoryTree some(Run run, Map<Integer, FileProduct> told, List<Integer> numbers) {
    var store = run.store;
    if (queries.lockedState(store, run.id) != ImportState.RUNNING) return run.tree;
    var waiting = queries.lines(store, run.id, numbers, ImportStep.WAITING);
    if (waiting.isEmpty()) return run.tree;
    var said = waiting.stream().map(it -> Objects.requireNonNull(told.get(it.number()))).toList();
    var tree = categories.with(store, run.id, run.tree, said, run.actor);
    var ids = waiting.stream().map(ImportLine::productId).filter(Objects::nonNull).toList();
    var there = products.locked(store, ids);
    var fresh = waiting.stream().filter(it -> it.productId() == null).toList();
    var taken = products.bySlug(store, fresh.stream().map(ImportLine::handle).toList());
    var known = lookups.known(store, new CategoryNames(tree), said, there.values());
    var became = new ArrayList<Became>();
    var created = new ArrayList<Pair>();
    var changed = new ArrayList<Pair>();
    for (int i = 0; i < waiting.size(); i++) {
      var line = waiting.get(i);
      var now = line.productId() == null ? null : there.get(line.productId());
      var why = unlike(line, said.get(i), now, taken);
      if (why != null) {
        became.add(Became.left(line, ImportStep.LEFT, why));
        continue;
      }
      var plan = Wish.of(said.get(i), now, known);
      if (!plan.troubles().isEmpty()) became.add(Became.left(line, ImportStep.LEFT, "refused"));
      else if (now == null) created.add(new Pair(line, null, plan));
      else changed.add(new Pair(line, now, plan));
    }
    var wanted = new ArrayList<Wanted>();
    create(run, created, became, wanted);
    change(run, changed, became, wanted);
    lines.note(store, run.id, became);
    pictures.want(store, run.id, wanted);
    Failpoint.reached("import-piece");
    return tree;
  }

  /** A product with what becomes of it. */
  private record Pair(ImportLine line, @Nullable ProductDetail now, Plan plan) {
    ProductChange change() {
      return plan.change();
    }
  }

  /** Why the store is not what the dry run saw; null where it is. */
  private static @Nullable String unlike(
      ImportLine line,
      FileProduct said,
      @Nullable ProductDetail now,
      Map<String, ProductDetail> taken) {
    if (said.line() != line.line() || !Wish.slug(said.handle()).equals(line.handle()))
      return "file";
    if (line.productId() == null) return taken.containsKey(line.handle()) ? "there" : null;
    if (now == null) return "gone";
    return Objects.equals(now.version(), line.versionBefore()) ? null : "touched";
  }

  private void create(Run run, List<Pair> pairs, List<Became> became, List<Wanted> wanted) {
    var made = products.createAll(run.store, pairs.stream().map(Pair::change).toList(), run.actor);
    for (int i = 0; i < pairs.size(); i++) {
      var line = pairs.get(i).line();
      long id = made.get(i).id();
      became.add(new Became(line, ImportStep.DONE, id, 1, null, null));
      want(line, id, pairs.get(i).plan(), wanted);
    }
  }

  private void change(Run run, List<Pair> pairs, List<Became> became, List<Wanted> wanted) {
    var edits = new ArrayList<ManyProducts.Edit>();
    for (var it : pairs) {
      var now = Objects.requireNonNull(it.now());
      boolean differs = !it.plan().changes().isEmpty();
      if (differs) edits.add(new ManyProducts.Edit(now, it.change()));
      int version = now.version() + (differs ? 1 : 0);
      var was = Was.of(now, it.change());
      became.add(new Became(it.line(), ImportStep.DONE, now.id(), version, null, was));
      want(it.line(), now.id(), it.plan(), wanted);
    }
    products.changeAll(run.store, edits, run.actor);
  }

  private static void want(ImportLine line, long product, Plan plan, List<Wanted> wanted) {
    for (var it : plan.pictures())
      wanted.add(
          new Wanted(line.number(), product, it.position(), it.address(), it.alt(), it.variants()));
  }
}
