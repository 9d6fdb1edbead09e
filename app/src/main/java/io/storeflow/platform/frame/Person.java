package io.storeflow.platform.frame;

/** Who is signed in: the name, its initials, and the merchant or role under it. */
public record Person(String name, String initials, String caption, String href) {}
