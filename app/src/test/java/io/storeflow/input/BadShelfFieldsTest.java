package io.storeflow.input;

import io.storeflow.testing.AppTest;
import org.junit.jupiter.api.Tag;

/** Fields of {@link FormGroup#SHELVES}. */
@AppTest
@Tag("any-engine")
class BadShelfFieldsTest extends BadFields {}
