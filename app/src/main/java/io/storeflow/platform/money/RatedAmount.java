package io.storeflow.platform.money;

/**
 * What a rate comes to.
 *
 * @param name of what is charged, such as a tax
 * @param ppm parts per million: 70000 is 7 %
 */
public record RatedAmount(String name, int ppm, Money amount) {}
