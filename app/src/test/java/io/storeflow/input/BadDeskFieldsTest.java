package io.storeflow.input;

import io.storeflow.testing.AppTest;
import org.junit.jupiter.api.Tag;

/** Fields of {@link FormGroup#DESK}. */
@AppTest
@Tag("any-engine")
class BadDeskFieldsTest extends BadFields {}
