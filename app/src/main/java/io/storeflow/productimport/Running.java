package io.storeflow.productimport;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.importpicture.PictureJobs;
import io.storeflow.importpicture.PictureJobs.Wanted;
import io.storeflow.importplan.CategoryNames;
import io.storeflow.importplan.Pieces;
import io.storeflow.importplan.Pieces.Told;
import io.storeflow.importplan.Plan;
import io.storeflow.importplan.Was;
import io.storeflow.platform.Failpoint;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.turn.Turns;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.ProductFile;
import io.storeflow.productfile.Unreadable;
import io.storeflow.productimport.Judging.Doing;
import io.storeflow.productimport.Lines.Became;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
  private final Judging judging;
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
      Judging judging,
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
    this.judging = judging;
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
      var run = new Run(store, id, Ending.actor(row), categories.names(store, id));
      Pieces.of(
          file, queries.settled(store, id), passed -> {}, piece -> turn.step(() -> at(run, piece)));
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
    private CategoryNames names;

    Run(Store store, long id, Actor actor, CategoryNames names) {
      this.store = store;
      this.id = id;
      this.actor = actor;
      this.names = names;
    }
  }

  private void at(Run run, List<Told> piece) {
    var told = new HashMap<Integer, FileProduct>();
    for (var it : piece)
      if (it instanceof Told.OfProduct(int number, FileProduct product)) told.put(number, product);
    if (told.isEmpty()) return;
    makeCategories(run, told);
    Apart.from(
        List.copyOf(told.keySet()),
        numbers -> transactions.write(() -> some(run, told, numbers)),
        (number, why) -> transactions.write(() -> left(run, number, why)));
  }

  private void left(Run run, int number, String why) {
    var waiting =
        queries.lines(run.store, run.id, List.of(number), ImportStep.WAITING).stream()
            .map(it -> Became.left(it, ImportStep.LEFT, why))
            .toList();
    lines.note(run.store, run.id, waiting);
  }

  /**
   * Those that the products of a piece shall stand in and the store has not. By themselves before
   * the piece: who tells of a category holds the store's pulse, on which all its checkouts wait.
   */
  private void makeCategories(Run run, Map<Integer, FileProduct> told) {
    var numbers =
        told.entrySet().stream()
            .filter(
                it ->
                    it.getValue().fields().category().value().filter(run.names::isNew).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    if (!numbers.isEmpty())
      run.names = transactions.write(() -> withCategories(run, told, numbers));
  }

  private CategoryNames withCategories(
      Run run, Map<Integer, FileProduct> told, List<Integer> numbers) {
    var waiting = waiting(run, numbers);
    if (waiting.isEmpty()) return run.names;
    var names = categories.names(run.store, run.id);
    var slugs = waiting.stream().map(ImportLine::handle).toList();
    var there = products.bySlug(run.store, slugs).values();
    for (var it : judging.judge(run.store, waiting, told, names, there).doing()) {
      var path = it.plan().category();
      if (path != null && names.isNew(path)) names.plan(path);
    }
    return categories.make(run.store, run.id, names, run.actor);
  }

  /** None if it does not run any more. In the caller's transaction, with the import locked. */
  private List<ImportLine> waiting(Run run, List<Integer> numbers) {
    if (queries.lockedState(run.store, run.id) != ImportState.RUNNING) return List.of();
    return queries.lines(run.store, run.id, numbers, ImportStep.WAITING);
  }

  private void some(Run run, Map<Integer, FileProduct> told, List<Integer> numbers) {
    var store = run.store;
    var waiting = waiting(run, numbers);
    if (waiting.isEmpty()) return;
    var ids = waiting.stream().map(ImportLine::productId).filter(Objects::nonNull).toList();
    var there = new ArrayList<>(products.locked(store, ids).values());
    var fresh = waiting.stream().filter(it -> it.productId() == null).toList();
    there.addAll(products.bySlug(store, fresh.stream().map(ImportLine::handle).toList()).values());
    var judged = judging.judge(store, waiting, told, run.names, there);
    var became = new ArrayList<>(judged.left());
    var created = new ArrayList<Doing>();
    var changed = new ArrayList<Doing>();
    for (var it : judged.doing()) {
      // Its category would have been made, had it been so a moment ago.
      if (it.plan().category() != null)
        became.add(Became.left(it.line(), ImportStep.LEFT, "touched"));
      else if (it.now() == null) created.add(it);
      else changed.add(it);
    }
    var wanted = new ArrayList<Wanted>();
    create(run, created, became, wanted);
    change(run, changed, became, wanted);
    lines.note(store, run.id, counted(store, became, judged.doing()));
    pictures.want(store, run.id, wanted);
    Failpoint.reached("import-piece");
  }

  /** Counts the lines of the ledger, so that a later one is known as somebody else's. */
  private List<Became> counted(Store store, List<Became> became, List<Doing> doing) {
    var moving =
        doing.stream()
            .filter(it -> it.plan().movesStock())
            .map(it -> it.line().number())
            .collect(Collectors.toSet());
    var moved = new HashMap<Integer, Long>();
    for (var it : became)
      if (it.step() == ImportStep.DONE && it.product() != null)
        moved.put(it.line().number(), it.product());
    moved.keySet().retainAll(moving);
    var counts = lookups.ledgerLines(store, moved.values());
    return became.stream()
        .map(
            it -> {
              var product = moved.get(it.line().number());
              return product == null ? it : it.counted(counts.getOrDefault(product, 0));
            })
        .toList();
  }

  private void create(Run run, List<Doing> pairs, List<Became> became, List<Wanted> wanted) {
    var made =
        products.createAll(
            run.store, pairs.stream().map(it -> it.change().by(run.id)).toList(), run.actor);
    for (int i = 0; i < pairs.size(); i++) {
      var line = pairs.get(i).line();
      long id = made.get(i).id();
      became.add(new Became(line, ImportStep.DONE, id, 1, null, null, null));
      want(line, id, pairs.get(i).plan(), wanted);
    }
  }

  private void change(Run run, List<Doing> pairs, List<Became> became, List<Wanted> wanted) {
    var edits = new ArrayList<ManyProducts.Edit>();
    for (var it : pairs) {
      var now = Objects.requireNonNull(it.now());
      boolean differs = !it.plan().changes().isEmpty();
      if (differs) edits.add(new ManyProducts.Edit(now, it.change().by(run.id)));
      int version = now.version() + (differs ? 1 : 0);
      var was = Was.of(now, it.change());
      became.add(new Became(it.line(), ImportStep.DONE, now.id(), version, null, was, null));
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
