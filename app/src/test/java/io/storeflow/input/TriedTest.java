package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TriedTest {
  private static final Set<Bad> ALL = EnumSet.allOf(Bad.class);

  Outcomes table;

  @BeforeEach
  void read() throws IOException {
    table = Outcomes.read();
  }

  @Test
  void valuesThatComeToTheSameHaveTheirTurnsInDifferentFields() {
    var times = new EnumMap<Bad, Integer>(Bad.class);
    var alike = new EnumMap<Bad, String>(Bad.class);
    for (var bad : ALL) alike.put(bad, "422");
    for (var name : table.fields())
      for (var bad : Tried.some(name, ALL, alike)) times.merge(bad, 1, Integer::sum);
    int fields = table.fields().size();
    assertThat(times).containsOnlyKeys(ALL);
    for (var always : EnumSet.of(Bad.MISSING, Bad.LONG, Bad.FOREIGN))
      assertThat(times.remove(always)).isEqualTo(fields);
    assertThat(times).allSatisfy((bad, often) -> assertThat(often).isGreaterThan(fields / 6));
  }

  @Test
  void nothingThatAFieldMakesOfAKindIsLeftOut() {
    for (var name : table.fields()) {
      var known = known(name);
      var tried = Tried.some(name, ALL, known);
      assertThat(outcomes(known, tried)).as(name).isEqualTo(outcomes(known, ALL));
    }
  }

  @Test
  void aValueThatComesToSomethingElseThanItsKindIsTried() {
    var known = new EnumMap<Bad, String>(Map.of(Bad.ZERO, "kept", Bad.TRUE, "done"));
    for (var name : table.fields())
      assertThat(Tried.some(name, ALL, known)).contains(Bad.ZERO, Bad.TRUE).hasSize(10);
  }

  @Test
  void eachIsTriedInAFieldWithoutALine() {
    assertThat(Tried.of("/new create", "field", ALL, Map.of())).isEqualTo(ALL);
  }

  private Map<Bad, String> known(String name) {
    int last = name.lastIndexOf(' ');
    return table.outcomes(name.substring(0, last), name.substring(last + 1), ALL);
  }

  private static Set<String> outcomes(Map<Bad, String> known, Set<Bad> values) {
    var outcomes = new HashSet<String>();
    for (var bad : values) outcomes.add(known.get(bad));
    return outcomes;
  }
}
