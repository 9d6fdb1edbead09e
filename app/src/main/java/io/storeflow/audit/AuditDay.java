package io.storeflow.audit;

import io.storeflow.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who changed how much of what in a store on one day of its calendar.
 *
 * @param people those who changed most first
 */
record AuditDay(LocalDate day, List<Who> people) {

  /**
   * What somebody changed.
   *
   * @param person whether the name is that of a person or a key, whatever it reads
   * @param whats most first
   */
  record Who(String actor, boolean person, List<What> whats) {
    public int changes() {
      return whats.stream().mapToInt(What::changes).sum();
    }
  }

  /**
   * How often something was done, and how much money was moved by it.
   *
   * @param action as in the log
   * @param moved a sum in each currency, less what was taken back; none where no money was moved
   */
  record What(String action, int changes, List<Money> moved) {
    static What of(String action, int changes, @Nullable Money moved) {
      return new What(action, changes, moved == null ? List.of() : List.of(moved));
    }

    What plus(What more) {
      var sums = new TreeMap<String, Money>();
      for (var all : List.of(moved, more.moved))
        for (var it : all) sums.merge(it.currency().getCurrencyCode(), it, Money::plus);
      return new What(action, changes + more.changes, List.copyOf(sums.values()));
    }
  }

  public int changes() {
    return people.stream().mapToInt(Who::changes).sum();
  }
}
