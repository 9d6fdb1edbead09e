package io.storeflow.face;

/**
 * What a shop is to show of itself.
 *
 * @param logo public id of a picture of the store; empty for none, as hero
 */
public record FaceChange(String logo, String hero, String alt, String action, String path) {}
