package io.storeflow.input;

import io.storeflow.testing.AppTest;
import org.junit.jupiter.api.Tag;

/** Fields of {@link FormGroup#EDITOR}. */
@AppTest
@Tag("any-engine")
class BadProductFieldsTest extends BadFields {}
