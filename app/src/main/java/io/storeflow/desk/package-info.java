/**
 * The frame that pages of a store stand in: who may enter and who acts, which store and role a
 * controller is handed, the rail with its counts; the passes of boards.
 */
@NullMarked
package io.storeflow.desk;

import org.jspecify.annotations.NullMarked;
