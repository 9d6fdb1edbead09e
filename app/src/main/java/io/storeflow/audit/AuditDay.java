package io.storeflow.audit;

import java.time.LocalDate;
import java.util.List;

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
   * How often something was done.
   *
   * @param action as in the log
   */
  record What(String action, int changes) {}

  public int changes() {
    return people.stream().mapToInt(Who::changes).sum();
  }
}
