package io.storeflow.label;

import java.util.List;

/** What products of a store are labelled with already, to be proposed. */
public record Labels(List<String> brands, List<String> tags, List<String> types) {}
