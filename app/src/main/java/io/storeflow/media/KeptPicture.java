package io.storeflow.media;

/**
 * A picture that is kept.
 *
 * @param publicId its name in addresses
 */
public record KeptPicture(long id, String publicId) {}
