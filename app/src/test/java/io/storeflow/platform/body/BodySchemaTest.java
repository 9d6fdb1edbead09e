package io.storeflow.platform.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Bodies held against a document such as the generator writes it. */
class BodySchemaTest {
  record Order(
      Buyer buyer, @Nullable Place place, List<Item> items, @Nullable String note, boolean gift) {}

  record Buyer(String firstName, @Nullable String phone) {}

  record Place(String city) {}

  record Item(String id, int quantity, @Nullable String size) {}

  private static final String DOCUMENT =
      """
      {"$ref": "#/components/schemas/Order",
       "components": {"schemas": {
         "Order": {"type": "object", "required": ["buyer", "items", "gift"], "properties": {
           "buyer": {"$ref": "#/components/schemas/Buyer"},
           "place": {"anyOf": [{"$ref": "#/components/schemas/Place"}, {"type": "null"}]},
           "items": {"type": "array", "minItems": 1, "maxItems": 3,
                     "items": {"$ref": "#/components/schemas/Item"}},
           "note": {"type": ["string", "null"], "maxLength": 5, "description": "For the kitchen"},
           "gift": {"type": "boolean"}}},
         "Buyer": {"type": "object", "required": ["first_name"], "properties": {
           "first_name": {"type": "string", "minLength": 3, "pattern": "[a-z]+"},
           "phone": {"type": ["string", "null"]}}},
         "Place": {"type": "object", "required": ["city"], "properties": {
           "city": {"type": "string"}}},
         "Item": {"type": "object", "required": ["id", "quantity"], "properties": {
           "id": {"type": "string"},
           "quantity": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 999},
           "size": {"type": ["string", "null"], "enum": ["s", "m"]}}}}}}
      """;

  private static final BodySchema<Order> SCHEMA = schema(DOCUMENT);

  @Test
  void takesWhatTheDocumentDescribesAndMembersThatItDoesNotName() {
    var body =
        read(
            """
            {"buyer": {"first_name": "  Ünal  ", "phone": null, "shoe": 7}, "place": null, "gift": true,
             "items": [{"id": "a", "quantity": 2.0, "size": "s"}, {"id": "b", "quantity": 1e2}],
             "note": "longer than five", "unknown": [{"deep": 1e999999999}]}""");
    assertThat(body.wrongs()).isEmpty();
    body.requireRight();
    assertThat(body.value())
        .isEqualTo(
            new Order(
                new Buyer("  Ünal  ", null),
                null,
                List.of(new Item("a", 2, "s"), new Item("b", 100, null)),
                "longer than five",
                true));
  }

  @Test
  void tellsAllThatIsWrongAtOnceAndReadsTheRestOn() {
    var body =
        read(
            """
            {"buyer": {"phone": 5}, "place": {"city": null}, "note": ["x"],
             "items": [{"id": "a", "quantity": "2"}, 7, {"id": true, "quantity": 1000, "size": "xl"}]}""");
    assertThat(body.wrongs())
        .extracting(Wrong::pointer, Wrong::rule)
        .containsExactlyInAnyOrder(
            pair("/buyer/first_name", "required.first_name"),
            pair("/buyer/phone", "type.text"),
            pair("/place/city", "required.city"),
            pair("/note", "type.text"),
            pair("/gift", "required.gift"),
            pair("/items/0/quantity", "type.whole"),
            pair("/items/1", "type.object"),
            pair("/items/2/id", "type.text"),
            pair("/items/2/quantity", "too_large"),
            pair("/items/2/size", "one_of"));
    assertThat(body.value())
        .isEqualTo(
            new Order(
                new Buyer("", null),
                new Place(""),
                List.of(new Item("a", 0, null), new Item("", 0, null), new Item("", 0, null)),
                null,
                false));
  }

  @Test
  void saysOneThingOfAPlaceAndNothingOfWhatIsInsideAWrongOne() {
    var body = read("{\"place\": {}, \"gift\": 1, \"items\": [{\"id\": \"a\", \"quantity\": 1}]}");
    body.wrongs().add(Wrong.of("/buyer/first_name", "required.first_name"));
    body.wrongs().add(Wrong.of("/gift", "later"));
    body.wrongs().add(Wrong.of("/note", "too_long", 5));
    assertThat(refused(body))
        .extracting(Wrong::pointer, Wrong::rule)
        .containsExactlyInAnyOrder(
            pair("/buyer", "required.buyer"),
            pair("/gift", "type.flag"),
            pair("/place/city", "required.city"),
            pair("/note", "too_long"));
    body.leaveMissing("/place");
    assertThat(refused(body)).extracting(Wrong::pointer).doesNotContain("/place/city");
  }

  @ParameterizedTest
  @CsvSource({
    "0, too_small",
    "-1, too_small",
    "1000, too_large",
    "99999999999999999999, too_large",
    "-99999999999999999999, too_small",
    "1e400, too_large",
    "1e999999999, too_large",
    "-1e999999999, too_small",
    "1.5, type.whole",
    "1e-400, type.whole",
    "1e-999999999, type.whole",
    "true, type.whole",
    "'\"2\"', type.whole",
    "null, required.quantity",
    "[], type.whole"
  })
  void knowsEveryKindOfNumber(String quantity, String rule) {
    var body = read(items("{\"id\": \"a\", \"quantity\": " + quantity + "}"));
    assertThat(refused(body))
        .extracting(Wrong::pointer, Wrong::rule)
        .containsExactly(pair("/items/0/quantity", rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]|required.items", "null|required.items", "{}|type.list", "[1,2,3,4]|too_many"})
  void knowsHowLongAListMayBe(String items, String rule) {
    var body =
        read("{\"buyer\": {\"first_name\": \"a\"}, \"gift\": true, \"items\": " + items + "}");
    assertThat(refused(body))
        .extracting(Wrong::pointer, Wrong::rule)
        .containsExactly(pair("/items", rule));
  }

  @Test
  void saysNoMoreThanAnybodyReads() {
    var body = read(items("{\"id\": \"a\", \"quantity\": 1}"));
    for (int i = 0; i < 5_000; i++) body.wrongs().add(Wrong.of("/note/" + i, "type.text"));
    assertThat(refused(body)).hasSize(Faults.MOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "[]", "7", "null", "{", "{} {}", "{\"a\":1,\"a\":1}", "{'a':1}"})
  void refusesWhatIsNoJsonObject(String text) {
    assertThat(malformed(text)).startsWith("json.");
  }

  @Test
  void refusesWhatIsOnlyMeantToBurden() {
    assertThat(malformed("[".repeat(100_000))).isEqualTo("json.bounds");
    assertThat(malformed("{\"a\":".repeat(2_000))).isEqualTo("json.bounds");
    assertThat(malformed("{\"a\":" + "9".repeat(5_000) + "}")).isEqualTo("json.bounds");
    assertThat(malformed(items("1," + "1,".repeat(20_000) + "1"))).isEqualTo("json.bounds");
  }

  @Test
  void comparesBodiesAsValues() {
    var one = read("{\"gift\": true, \"items\": [1.50, -0.0, \"a\\u0041\"], \"n\": null}");
    var other = read("{\"n\":null,\"items\":[15e-1,0,\"aA\"],\"gift\":true}");
    assertThat(one.canonical()).isEqualTo(other.canonical());
    assertThat(one.canonical()).isNotEqualTo(read("{\"gift\": true}").canonical());
  }

  @Test
  void refusesToStartWithWhatItCannotCheck() {
    assertThatThrownBy(() -> schema(DOCUMENT.replace("\"maxItems\": 3", "\"uniqueItems\": true")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("uniqueItems");
    assertThatThrownBy(
            () -> schema(DOCUMENT.replace("[\"string\", \"null\"]", "[\"string\", \"integer\"]")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("integer");
  }

  private static BodySchema<Order> schema(String document) {
    return BodySchema.of(JsonMapper.shared().readTree(document), Order.class);
  }

  private static String items(String items) {
    return "{\"buyer\": {\"first_name\": \"a\"}, \"gift\": true, \"items\": [" + items + "]}";
  }

  private static CheckedBody<Order> read(String text) {
    return new JsonBody<>(SCHEMA, text.getBytes(StandardCharsets.UTF_8)).read();
  }

  private static String malformed(String text) {
    try {
      read(text);
      return "taken";
    } catch (Problem problem) {
      assertThat(problem.status().value()).isEqualTo(400);
      return problem.faults().getFirst().rule();
    }
  }

  private static List<Wrong> refused(CheckedBody<Order> body) {
    try {
      body.requireRight();
      return List.of();
    } catch (Problem problem) {
      assertThat(problem.status().value()).isEqualTo(422);
      return problem.faults();
    }
  }

  private static org.assertj.core.groups.Tuple pair(String pointer, String rule) {
    return org.assertj.core.api.Assertions.tuple(pointer, rule);
  }
}
