package io.storeflow.samples;

/**
 * What one feature is tried with: real things for the addresses of its routes, and the forms and
 * bodies that are right for them. It stands beside the tests of its feature as a component and is
 * found by this type: tests that go over all routes know no feature by name.
 */
public interface FeatureSamples {
  void tell(SampleBook book);
}
