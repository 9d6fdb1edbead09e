package io.storeflow.modifier;

import io.storeflow.allergen.Food;
import io.storeflow.platform.money.Money;
import java.util.List;

/**
 * Something that can be chosen with a product.
 *
 * @param id row id
 * @param price what a unit of it adds to the price of the product; less than nothing takes off
 * @param preselected whether it is proposed
 * @param available whether it can be had now
 * @param food what it holds
 * @param groups what can be chosen with it in turn; an inner modifier has none
 */
public record Modifier(
    long id,
    String publicId,
    String title,
    Money price,
    boolean preselected,
    boolean available,
    Food food,
    List<ModifierGroup> groups) {}
