/** States, kinds and methods: enums that are stored and sent as codes. */
@NullMarked
package io.storeflow.platform.code;

import org.jspecify.annotations.NullMarked;
