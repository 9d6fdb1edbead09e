package io.storeflow.platform.body;

import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;

/**
 * A body as the validator and the records want it: members that are null are missing, and a whole
 * number is one however it was written. What no {@code long} holds is a number beyond it, since
 * {@code 1e999999999} written out has a billion digits.
 */
final class Plain {
  private static final BigInteger BEYOND = BigInteger.TEN.pow(20);

  private Plain() {}

  static JsonNode of(JsonNode node) {
    if (node.isObject()) {
      var members = JsonNodeFactory.instance.objectNode();
      for (var member : node.properties())
        if (!member.getValue().isNull()) members.set(member.getKey(), of(member.getValue()));
      return members;
    }
    if (node.isArray()) {
      var items = JsonNodeFactory.instance.arrayNode(node.size());
      for (var item : node) items.add(of(item));
      return items;
    }
    return node.isBigDecimal() || node.isBigInteger() ? number(node) : node;
  }

  private static JsonNode number(JsonNode node) {
    var number = node.decimalValue();
    if (number.signum() == 0) return LongNode.valueOf(0);
    long digits = (long) number.precision() - number.scale();
    if (digits > 19) return BigIntegerNode.valueOf(number.signum() < 0 ? BEYOND.negate() : BEYOND);
    var plain = number.stripTrailingZeros();
    return digits > 0 && plain.scale() <= 0 ? whole(plain.toBigIntegerExact()) : node;
  }

  private static JsonNode whole(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? LongNode.valueOf(number.longValueExact())
        : BigIntegerNode.valueOf(number);
  }
}
