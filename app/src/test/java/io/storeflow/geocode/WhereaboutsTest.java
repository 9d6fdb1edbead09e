package io.storeflow.geocode;

import static io.storeflow.db.Tables.GEOCODE_ANSWER;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storeflow.db.tables.records.GeocodeAnswerRecord;
import io.storeflow.geo.Coordinates;
import io.storeflow.geocode.GeocoderConfiguration.Installed;
import io.storeflow.geocode.Located.State;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.ByDistance;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of a geocoder, and what is kept of it. */
@AppTest
class WhereaboutsTest {
  private static final Set<Method> DELIVERY = Set.of(Method.DELIVERY);
  private static final Coordinates THERE = new Coordinates(52_530_000, 13_400_000);

  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired RateLimits limits;
  @Autowired ShippingBooks books;
  @Autowired Statements statements;
  @Autowired AutowireCapableBeanFactory beans;

  private final List<Address> asked = new ArrayList<>();
  private final String client = "10.66." + random() + "." + random();
  private @Nullable Coordinates says = THERE;
  private boolean away;
  private Instant now = Instant.parse("2026-11-29T10:00:00Z");
  private Store store;
  private ShippingBook book;
  private Whereabouts whereabouts;

  @BeforeEach
  void open() {
    store = world.store();
    beans.createBean(ByDistance.class).open(store);
    book = books.of(store);
    whereabouts = new Whereabouts(db, transactions, geocoder(), limits, clock(), meters());
  }

  @Test
  void asksOnceAndKeepsNoAddress() {
    assertThat(find(World.BERLIN)).isEqualTo(new Located(State.KNOWN, THERE));
    assertThat(find(other("invalidenstraße 1", "second floor")).at()).isEqualTo(THERE);
    assertThat(asked).containsExactly(World.BERLIN);
    assertThat(whereabouts.known(store, book, DELIVERY, World.BERLIN).at()).isEqualTo(THERE);
    var a = only(store, GEOCODE_ANSWER);
    assertThat(db.selectFrom(a).fetchSingle().getAddress()).matches("[0-9a-f]{64}");
    assertThat(find(other("Invalidenstraße 2", "")).at()).isEqualTo(THERE);
    assertThat(asked).as("another door").hasSize(2);
    var elsewhere = world.store();
    beans.createBean(ByDistance.class).open(elsewhere);
    assertThat(whereabouts.known(elsewhere, book, DELIVERY, World.BERLIN).state())
        .as("what is kept is of one store")
        .isEqualTo(State.AWAY);
  }

  /** As the settings are that come with the house. */
  @Test
  void thereIsNoGeocoderUnlessOneIsNamed() throws IOException {
    var settings = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("ours", new ClassPathResource("application.yaml"))
        .forEach(settings::addLast);
    var url =
        new PropertySourcesPropertyResolver(settings).getRequiredProperty("storeflow.geocoder.url");
    assertThat(installed(url)).isEmpty();
    assertThat(installed("https://geocoder.example")).isPresent();
  }

  private Optional<Geocoder> installed(String url) {
    return new GeocoderConfiguration()
        .geocoder(url, "", limits, Clock.systemUTC(), JsonMapper.shared())
        .geocoder();
  }

  @Test
  void forgetsInTheEnd() {
    find(World.BERLIN);
    now = now.plus(Whereabouts.LIFE).minusSeconds(1);
    assertThat(find(World.BERLIN).at()).isEqualTo(THERE);
    assertThat(asked).hasSize(1);
    assertThat(whereabouts.forgetExpired(store)).isZero();
    now = now.plusSeconds(2);
    assertThat(whereabouts.forgetExpired(store)).isOne();
    find(World.BERLIN);
    assertThat(asked).hasSize(2);
  }

  @Test
  void asksSoonAgainAboutAnAddressThatIsNotKnownYet() {
    says = null;
    assertThat(find(World.BERLIN)).isEqualTo(new Located(State.UNKNOWN, null));
    says = THERE;
    assertThat(find(World.BERLIN).state()).isEqualTo(State.UNKNOWN);
    now = now.plus(Whereabouts.LIFE_UNKNOWN);
    assertThat(find(World.BERLIN).state()).isEqualTo(State.KNOWN);
    assertThat(db.fetchCount(only(store, GEOCODE_ANSWER))).isOne();
  }

  @Test
  void keepsNothingWhereNobodyCouldSay() {
    away = true;
    assertThat(find(World.BERLIN)).isEqualTo(new Located(State.AWAY, null));
    assertThat(db.fetchCount(only(store, GEOCODE_ANSWER))).isZero();
    away = false;
    assertThat(find(World.BERLIN).state()).isEqualTo(State.KNOWN);
  }

  @Test
  void asksNobodyAndNothingWhereItIsOfNoMatter() {
    var abroad = new Address("AT", "1010", "", "Wien", "Graben 1", "");
    var elsewhere = books.of(world.store());
    var sent =
        statements.during(
            () -> {
              assertThat(find(abroad)).isEqualTo(Located.NOT_NEEDED);
              assertThat(whereabouts.find(store, book, Set.of(), World.BERLIN, client))
                  .isEqualTo(Located.NOT_NEEDED);
              assertThat(whereabouts.find(store, elsewhere, DELIVERY, World.BERLIN, client))
                  .isEqualTo(Located.NOT_NEEDED);
              assertThat(find(Address.NONE)).isEqualTo(Located.NOT_NEEDED);
              assertThat(find(other("", "")).state()).isEqualTo(State.INCOMPLETE);
            });
    assertThat(sent).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void asksNobodyWhereThereIsNoGeocoder() {
    var none = new Installed(Optional.empty());
    whereabouts = new Whereabouts(db, transactions, none, limits, clock(), meters());
    assertThat(whereabouts.isOn()).isFalse();
    assertThat(find(World.BERLIN).state()).isEqualTo(State.OFF);
    assertThat(whereabouts.known(store, book, DELIVERY, World.BERLIN).state()).isEqualTo(State.OFF);
  }

  @Test
  void isAskedAboutSoManyAddressesByOneVisitor() {
    int most = limits.limit(Rule.GEOCODING).count();
    for (int i = 1; i <= most; i++)
      assertThat(find(other("Weg " + i, "")).state()).isEqualTo(State.KNOWN);
    assertThat(find(other("Weg 0", "")).state()).isEqualTo(State.TOO_OFTEN);
    assertThat(find(other("Weg 1", "")).state())
        .as("what is known stays so")
        .isEqualTo(State.KNOWN);
    assertThat(whereabouts.find(store, book, DELIVERY, other("Weg 0", ""), "10.65.1.1").state())
        .as("somebody else")
        .isEqualTo(State.KNOWN);
  }

  @Test
  void waitsForNobodyInATransaction() {
    assertThatThrownBy(() -> transactions.write(() -> find(World.BERLIN)))
        .isInstanceOf(IllegalStateException.class);
    find(World.BERLIN);
    assertThat(transactions.write(() -> find(World.BERLIN)).at()).as("remembered").isEqualTo(THERE);
  }

  @Test
  void keepsSoManyAnswersOfAStore() {
    var rows =
        IntStream.range(0, Whereabouts.MOST).mapToObj(it -> row(it, now.plusSeconds(it))).toList();
    insertAll(db, store, GEOCODE_ANSWER, rows);
    find(World.BERLIN);
    var a = only(store, GEOCODE_ANSWER);
    assertThat(db.fetchCount(a)).isEqualTo(Whereabouts.MOST);
    assertThat(db.fetchExists(a, a.ADDRESS.eq(hash(0)))).as("which held the shortest").isFalse();
    assertThat(db.fetchExists(a, a.ADDRESS.eq(hash(1)))).isTrue();
  }

  private static GeocodeAnswerRecord row(int number, Instant until) {
    var row = new GeocodeAnswerRecord();
    row.setAddress(hash(number));
    row.setHoldsUntil(until);
    return row;
  }

  private static String hash(int number) {
    return "%064d".formatted(number);
  }

  private Located find(Address address) {
    return whereabouts.find(store, book, DELIVERY, address, client);
  }

  private static Address other(String line1, String line2) {
    return new Address("DE", "10115", "", "Berlin", line1, line2);
  }

  private Installed geocoder() {
    return new Installed(
        Optional.of(
            (address, limit) -> {
              assertThat(limit).isEqualTo(Duration.ofSeconds(4));
              if (away) throw new GeocoderAway("away");
              asked.add(address);
              return Optional.ofNullable(says);
            }));
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }

  private static SimpleMeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  private static int random() {
    return ThreadLocalRandom.current().nextInt(256);
  }
}
