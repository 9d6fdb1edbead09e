package io.storeflow.platform.ui;

/** A filter in force: what it filters, by which value, and the address without it. */
public record Chip(String label, String value, String without) {}
